using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Tiers;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Tiers;

/// <summary>Why staff gave a partner a tier. A partner does not read it.</summary>
internal sealed class TierPersonalData(ChannelDb db) : IPersonalData
{
    public string Place => "tiers";

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct) => !subject.Everywhere
        ? []
        :
        [
            .. (await Naming(subject, ct)).Select(it => PersonalRecords.Of(
                it.Partner.Value, it.Partner, ("/override/reason", it.OverrideReason))).OfType<PersonalRecord>(),
        ];

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct) =>
        (await Naming(subject, ct)).Count(it => it.Erase(subject.Texts));

    private async Task<IReadOnlyList<PartnerTier>> Naming(DataSubject subject, CancellationToken ct)
    {
        var (partners, within) = (subject.Partners.ToList(), subject.Within);
        var given = await db.Set<PartnerTier>()
            .Where(it => it.OverrideReason != null && (within == null || it.Partner == within)
                && (partners.Contains(it.Partner) || EF.Functions.Like(it.OverrideReason, "%@%"))).ToListAsync(ct);
        return given.FindAll(it => subject.Texts.AreIn(it.OverrideReason));
    }
}
