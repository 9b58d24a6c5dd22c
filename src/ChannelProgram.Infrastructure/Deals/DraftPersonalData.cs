using System.Text.Json;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Infrastructure.Store;

namespace ChannelProgram.Infrastructure.Deals;

/// <summary>The same of what partners have begun to write down.</summary>
internal sealed class DraftPersonalData(ChannelDb db, ProgramClock clock) : IPersonalData
{
    public string Place => "drafts";

    public async Task Identify(DataSubject subject, CancellationToken ct)
    {
        foreach (var draft in await Candidates(subject, ct))
            if (DealDrafts.Read(draft).Customer?.Contact is { } contact && subject.Texts.IsEmail(contact.Email))
                subject.AddNameOf(contact.Name, draft.Partner.Value, draft.Id.Value);
    }

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct) =>
    [
        .. (await Candidates(subject, ct)).Select(it => RecordOf(it, DealDrafts.Read(it), subject)).OfType<PersonalRecord>(),
    ];

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct)
    {
        var now = clock.Now();
        return (await Candidates(subject, ct)).Count(it => DealDrafts.Erase(it, PersonIn(it, subject), now));
    }

    private static PersonTexts PersonIn(DealDraft draft, DataSubject subject) =>
        subject.TextsOf(draft.Partner.Value, draft.Id.Value);

    private static PersonalRecord? RecordOf(DealDraft draft, DealRegistration said, DataSubject subject)
    {
        var person = PersonIn(draft, subject);
        var contact = said.Customer?.Contact is { } it && person.AreContact(it.Name, it.Email) ? it : null;
        IEnumerable<(string, string?)> texts =
            [("/owner", said.Owner), ("/description", said.Description), ("/externalId", said.ExternalId)];
        return PersonalRecords.Of(
            draft.Id.Value, draft.Partner,
            [("/customer/contact/name", contact?.Name), ("/customer/contact/email", contact?.Email), .. texts.Naming(person)]);
    }

    private Task<IReadOnlyCollection<DealDraft>> Candidates(DataSubject subject, CancellationToken ct)
    {
        var all = db.Set<DealDraft>().Of(subject);
        IQueryable<DealDraft>[] queries =
        [
            .. subject.Emails.Select(Written).Select(email => all.Where(it => StoredText.Upper(it.Content).Contains(email))),
            .. from partner in subject.Partners
               from letters in subject.LettersOfNames(partner)
               select all.Where(it => it.Partner == partner && StoredText.Upper(it.Content).Contains(letters)),
        ];
        return queries.LoadOnce(ct);
    }

    /// <summary>As JSON has it, which escapes accented letters as they are, not as capitals.</summary>
    private static string Written(string email) => email.All(char.IsAscii)
        ? JsonEncodedText.Encode(email).ToString().ToUpperInvariant()
        : PersonTexts.LettersOf(email);
}
