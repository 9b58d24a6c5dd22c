using System.Text.Encodings.Web;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Mails;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Mails;

/// <summary>
/// Mails to the person, which are deleted whether they were sent or not, and mails to others that name the person.
/// </summary>
internal sealed class MailPersonalData(ChannelDb db) : IPersonalData
{
    public string Place => "mails";

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct)
    {
        var to = await To(subject).AsNoTracking().Select(it => new { it.Id, it.Address, it.Subject, it.Text }).ToListAsync(ct);
        return
        [
            .. to.Select(it => PersonalRecords.Of(
                it.Id.Value, null, ("/to", it.Address), ("/subject", it.Subject), ("/text", it.Text))).OfType<PersonalRecord>(),
            .. (await About(subject, ct)).Select(it => PersonalRecords.Of(
                it.Id.Value, null,
                ((IEnumerable<(string, string?)>)[("/subject", it.Subject), ("/text", it.Text)]).Naming(subject)))
                .OfType<PersonalRecord>(),
        ];
    }

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct)
    {
        var deleted = await To(subject).ExecuteDeleteAsync(ct);
        var about = await About(subject, ct);
        var inHtml = subject.Texts.Written(HtmlEncoder.Default.Encode);
        foreach (var mail in about) mail.Erase(subject.Texts, inHtml);
        return deleted + about.Count;
    }

    private IQueryable<Mail> To(DataSubject subject)
    {
        List<Guid?> users = [.. subject.Users];
        var emails = subject.Within is null ? subject.Emails : [];
        return db.Set<Mail>().Where(it => users.Contains(it.Person) || emails.Contains(StoredText.Upper(it.Address)))
            .OrderBy(it => it.Id);
    }

    private async Task<IReadOnlyList<Mail>> About(DataSubject subject, CancellationToken ct)
    {
        // Whose they are no partner asks.
        if (subject.Within is not null) return [];

        var found = new Dictionary<MailId, Mail>();
        var to = await To(subject).Select(it => it.Id).ToListAsync(ct);
        foreach (var text in subject.Emails.Concat(subject.Names))
            foreach (var it in await db.Set<Mail>()
                .Where(it => !to.Contains(it.Id)
                    && (StoredText.Upper(it.Subject).Contains(text) || StoredText.Upper(it.Text).Contains(text))).ToListAsync(ct))
                found[it.Id] = it;
        return [.. found.Values.Where(it => subject.Texts.AreIn(it.Subject) || subject.Texts.AreIn(it.Text))];
    }
}
