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

    public bool IsOfUsers => true;

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct)
    {
        // A link that nobody has got yet lets in whoever reads it here.
        var to = await To(subject).AsNoTracking()
            .Select(it => new { it.Id, it.Address, it.Subject, Text = it.HasSecret ? null : it.Text }).ToListAsync(ct);
        return
        [
            .. to.Select(it => PersonalRecords.Of(
                it.Id.Value, null, ("/to", it.Address), ("/subject", it.Subject), ("/text", it.Text))).OfType<PersonalRecord>(),
            .. (await About(subject, ct)).Select(it => PersonalRecords.Of(
                it.Id.Value, null,
                ((IEnumerable<(string, string?)>)[("/subject", it.Subject), ("/text", it.HasSecret ? null : it.Text)])
                    .Naming(subject.Texts)))
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
        // They are others'.
        if (!subject.Everywhere) return [];

        var found = new HashSet<MailId>();
        var to = await To(subject).Select(it => it.Id).ToListAsync(ct);
        foreach (var text in subject.Emails.Concat(subject.Names.Select(PersonTexts.LettersOf)).Distinct())
        {
            var candidates = db.Set<Mail>().AsNoTracking()
                .Where(it => !to.Contains(it.Id)
                    && (StoredText.Upper(it.Subject).Contains(text) || StoredText.Upper(it.Text).Contains(text)))
                .Select(it => new { it.Id, it.Subject, it.Text }).AsAsyncEnumerable();
            // One after the other: a few letters may be in nearly every mail.
            await foreach (var it in candidates.WithCancellation(ct))
                if (subject.Texts.AreIn(it.Subject) || subject.Texts.AreIn(it.Text)) found.Add(it.Id);
        }

        var ids = found.ToList();
        return await db.Set<Mail>().Where(it => ids.Contains(it.Id)).OrderBy(it => it.Id).ToListAsync(ct);
    }
}
