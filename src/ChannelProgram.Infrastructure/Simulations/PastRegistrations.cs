using ChannelProgram.Application.Common;
using ChannelProgram.Application.Simulations;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Simulations;
using ChannelProgram.Infrastructure.Outbox;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Simulations;

internal sealed class PastRegistrations(ChannelDb db) : IPastRegistrations
{
    public async Task<IReadOnlyList<PastRegistration>> Of(
        IReadOnlyCollection<PartnerId> partners, DateTimeOffset from, DateTimeOffset until, CancellationToken ct)
    {
        var found = await partners.QueryInChunks(some => db.Set<Deal>().AsNoTracking().IgnoreAutoIncludes()
            .Where(it => some.Contains(it.Partner) && it.SubmittedAt < until && (it.EndsAt == null || it.EndsAt > from))
            .Select(it => new
            {
                it.Partner,
                it.Id,
                it.Number,
                it.Type,
                it.SubmittedAt,
                it.TenderConfirmedAt,
                it.EndsAt,
                it.Value,
                Accounts = it.Claims.Select(claim => claim.Account).ToList(),
            }).ToListAsync(ct));
        var registered = await RegisteredValues(found.Select(it => it.Id), ct);
        var confirmed = await FirstConfirmations(found.SelectMany(it => it.Accounts), ct);
        return
        [
            .. found.Select(it => new PastRegistration(
                it.Partner, it.Id, it.Number, it.Type, it.SubmittedAt, it.TenderConfirmedAt ?? it.EndsAt,
                registered.GetValueOrDefault(SubjectOf(it.Id), it.Value), it.Accounts.ToHashSet(),
                it.Accounts.TrueForAll(account => confirmed.GetValueOrDefault(account) <= it.SubmittedAt))),
        ];
    }

    /// <summary>
    /// By the subject of their events. A partner may change the value of a deal later; its first event keeps that it was
    /// registered with.
    /// </summary>
    private async Task<Dictionary<string, Money>> RegisteredValues(IEnumerable<DealId> deals, CancellationToken ct)
    {
        var events = await deals.Select(SubjectOf).QueryInChunks(some => db.Set<AuditRow>().AsNoTracking()
            .Where(it => some.Contains(it.Subject) && it.Version == 1 && it.Action == DealEvent.Submitted).ToListAsync(ct));
        return events.ToDictionary(it => it.Subject, it => ((DealBody)EventRecorder.After(it)).ToState().Value);
    }

    /// <summary>When the first of the keys was confirmed that each customer has today.</summary>
    private async Task<Dictionary<AccountId, DateTimeOffset?>> FirstConfirmations(
        IEnumerable<AccountId> accounts, CancellationToken ct)
    {
        var found = await accounts.QueryInChunks(some => db.Set<AccountKey>().AsNoTracking()
            .Where(it => some.Contains(it.Account) && it.ConfirmedAt != null)
            .GroupBy(it => it.Account).Select(it => new { Account = it.Key, At = it.Min(key => key.ConfirmedAt) })
            .ToListAsync(ct));
        return found.ToDictionary(it => it.Account, it => it.At);
    }

    private static string SubjectOf(DealId deal) => deal.Value.ToString();
}

internal sealed class SimulationsFeature : IInfrastructureFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<IPastRegistrations, PastRegistrations>();
}
