using System.Data;
using System.Text.Json;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.CustomerResolution;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.VendorClaims;
using ChannelProgram.Infrastructure.Claims;
using ChannelProgram.Infrastructure.Deals;
using ChannelProgram.Infrastructure.Outbox;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>What the store holds at one moment.</summary>
internal sealed record StoredRows(
    List<Deal> Deals, List<StoredProduct> Products, List<DealKey> DealKeys, List<StoredClaim> Claims, List<long> Challengers,
    List<VendorClaim> VendorClaims, List<Account> Accounts, List<AccountKey> AccountKeys, List<AccountId> WithExternalId,
    List<AccountMerge> Merges, List<StoredChange> Audit, List<StoredEvent> Outbox, List<string?> AnsweredLocations)
{
    public static async Task<StoredRows> Read(ChannelDb db)
    {
        // Nothing that commits meanwhile is read in one table and missed in another.
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable);
        return new(
            await db.Set<Deal>().IgnoreAutoIncludes().ToListAsync(),
            await db.Set<DealProduct>()
                .Select(it => new StoredProduct(EF.Property<DealId>(it, DealMapping.DealColumn), it.ProductLine, it.Amount))
                .ToListAsync(),
            await db.Set<DealKey>().ToListAsync(),
            await db.Set<Claim>()
                .Select(it => new StoredClaim(
                    it, EF.Property<DealId?>(it, ClaimColumns.Deal), EF.Property<VendorClaimId?>(it, ClaimColumns.VendorClaim)))
                .ToListAsync(),
            await db.Set<ConflictParty>().Where(it => it.Claim != null).Select(it => it.Claim!.Value).ToListAsync(),
            await db.Set<VendorClaim>().IgnoreAutoIncludes().ToListAsync(),
            await db.Set<Account>().ToListAsync(),
            await db.Set<AccountKey>().ToListAsync(),
            await db.Set<AccountExternalId>().Select(it => it.Account).ToListAsync(),
            await db.Set<AccountMerge>().ToListAsync(),
            await db.Set<AuditRow>().Select(it => new StoredChange(it.Subject, it.Action, it.After)).ToListAsync(),
            await db.Set<OutboxEvent>().Select(it => new StoredEvent(it.Type, it.Data)).ToListAsync(),
            await db.Set<KeptKey>().Where(it => it.Status == 201).Select(it => it.Location).ToListAsync());
    }
}

internal sealed record StoredProduct(DealId Deal, string Line, decimal Amount);

internal sealed record StoredClaim(Claim Claim, DealId? Deal, VendorClaimId? VendorClaim)
{
    public bool IsLive => Claim.State is not ClaimState.Released;

    public bool IsHeld => Claim.State is ClaimState.Held;

    public bool SharesUnitWith(StoredClaim other) =>
        Claim.Unit == other.Claim.Unit || Claim.Unit == "" || other.Claim.Unit == "";
}

internal sealed record StoredChange(string Subject, string Action, string After)
{
    public string? Status => Member(After, "status");

    public static string? Member(string json, string name)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;
    }
}

internal sealed record StoredEvent(string Type, string Data)
{
    public string? Deal => StoredChange.Member(Data, "deal");
}

/// <summary>Single facts of the store, by what they mean.</summary>
internal static class StoredFacts
{
    /// <summary>The customers on which a deal has claims, released ones too, in one order.</summary>
    public static async Task<IReadOnlyList<Guid>> AccountsOf(this ChannelHost host, string deal, bool live = false)
    {
        var id = new DealId(Guid.Parse(deal));
        var accounts = await host.Database.Read(db => db.Set<Claim>()
            .Where(it => EF.Property<DealId?>(it, ClaimColumns.Deal) == id && (!live || it.State != ClaimState.Released))
            .Select(it => it.Account).Distinct().ToListAsync());
        return [.. accounts.Order().Select(it => it.Value)];
    }
}
