using System.Linq.Expressions;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Activities;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Infrastructure.Store;

namespace ChannelProgram.Infrastructure.Activities;

/// <summary>Who of a partner and who of a customer took part in something, and what came of it.</summary>
internal sealed class ActivityPersonalData(ChannelDb db) : IPersonalData
{
    public string Place => "activities";

    public async Task Identify(DataSubject subject, CancellationToken ct)
    {
        foreach (var it in await Candidates(subject, ct))
        {
            if (RecordOf(it, subject) is null) continue;
            subject.Deals.Add(it.Deal.Value);
            if (subject.Texts.IsEmail(it.ContactEmail))
                subject.AddNameOf(it.ContactName, it.Partner.Value, it.Deal.Value);
        }
    }

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct) =>
        [.. (await Candidates(subject, ct)).Select(it => RecordOf(it, subject)).OfType<PersonalRecord>()];

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct) =>
        (await Candidates(subject, ct)).Count(it => it.Erase(PersonIn(it, subject)));

    private static PersonTexts PersonIn(DealActivity it, DataSubject subject) =>
        subject.TextsOf(it.Partner.Value, it.Deal.Value);

    private static PersonalRecord? RecordOf(DealActivity it, DataSubject subject)
    {
        var person = PersonIn(it, subject);
        var isContact = person.AreContact(it.ContactName, it.ContactEmail);
        IEnumerable<(string, string?)> texts = [("/who", it.Who), ("/note", it.Note)];
        return PersonalRecords.Of(
            it.Id.Value, it.Partner,
            [
                ("/contact/name", isContact ? it.ContactName : null), ("/contact/email", isContact ? it.ContactEmail : null),
                .. texts.Naming(person),
            ]);
    }

    /// <summary>The database finds more than what is meant.</summary>
    private Task<IReadOnlyCollection<DealActivity>> Candidates(DataSubject subject, CancellationToken ct)
    {
        var all = db.Set<DealActivity>().Of(subject);
        List<DealId> deals = [.. subject.Deals.Select(DealId.From)];
        IQueryable<DealActivity>[] queries =
        [
            all.Where(it => deals.Contains(it.Deal)),
            .. subject.Emails.Select(email => all.Where(Says(email))),
            .. from partner in subject.Partners
               from letters in subject.LettersOfNames(partner)
               select all.Where(it => it.Partner == partner).Where(Says(letters)),
        ];
        return queries.LoadOnce(ct);
    }

    private static Expression<Func<DealActivity, bool>> Says(string upper) => it =>
        StoredText.Upper(it.ContactEmail) == upper || StoredText.Upper(it.Who).Contains(upper)
        || StoredText.Upper(it.Note).Contains(upper);
}
