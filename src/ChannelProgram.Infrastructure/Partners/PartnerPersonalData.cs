using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Partners;

/// <summary>
/// What staff told a suspended partner. Name, addresses and phone of a partner are the company's, not a person's.
/// </summary>
internal sealed class PartnerPersonalData(ChannelDb db, ProgramClock clock) : IPersonalData
{
    public string Place => "partners";

    /// <summary>What a partner wrote is its successor's.</summary>
    public async Task Identify(DataSubject subject, CancellationToken ct)
    {
        var partners = subject.Partners.ToList();
        var successors = await db.Set<Partner>().Where(it => partners.Contains(it.Id)).Select(it => it.Successor).ToListAsync(ct);
        subject.Partners.UnionWith(successors.OfType<PartnerId>());
    }

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct) =>
    [
        .. (await Naming(subject, ct)).Select(it => PersonalRecords.Of(
            it.Id.Value, it.Id, ("/suspensionMessage", it.SuspensionMessage))).OfType<PersonalRecord>(),
    ];

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct)
    {
        var now = clock.Now();
        return (await Naming(subject, ct)).Count(it => it.Erase(subject.Texts, now));
    }

    private async Task<IReadOnlyList<Partner>> Naming(DataSubject subject, CancellationToken ct)
    {
        var (partners, within) = (subject.Partners.ToList(), subject.Within);
        var suspended = await db.Set<Partner>()
            .Where(it => it.SuspensionMessage != null && (within == null || it.Id == within)
                && (partners.Contains(it.Id) || EF.Functions.Like(it.SuspensionMessage, "%@%"))).ToListAsync(ct);
        return suspended.FindAll(it => subject.Texts.AreIn(it.SuspensionMessage));
    }
}
