using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.PartnerApplications;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.PartnerApplications;

/// <summary>Who applied for a company.</summary>
internal sealed class ApplicationPersonalData(ChannelDb db) : IPersonalData
{
    public string Place => "partnerApplications";

    public async Task Identify(DataSubject subject, CancellationToken ct)
    {
        // Anybody can type anybody's address.
        var confirmed = Of(subject).Where(it => it.ConfirmedAt != null);
        foreach (var name in await confirmed.Select(it => it.ContactName).ToListAsync(ct)) subject.AddName(name);
    }

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct) =>
    [
        .. (await Of(subject).AsNoTracking().ToListAsync(ct)).Select(it => PersonalRecords.Of(
            it.Id.Value, it.Partner, ("/contact/name", it.ContactName), ("/contact/email", it.Email))).OfType<PersonalRecord>(),
    ];

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct)
    {
        var found = await Of(subject).ToListAsync(ct);
        foreach (var it in found)
        {
            if (it.DecidedAt is null) db.Remove(it);
            else it.Erase(subject.Texts);
        }

        return found.Count;
    }

    /// <summary>None of a partner: it is the vendor that was applied to.</summary>
    private IQueryable<PartnerApplication> Of(DataSubject subject)
    {
        var emails = subject.Within is null ? subject.Emails : [];
        return db.Set<PartnerApplication>().Where(it => emails.Contains(StoredText.Upper(it.Email))).OrderBy(it => it.Id);
    }
}
