using System.Text.Json;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Infrastructure.Outbox;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Deals;

/// <summary>How the customer of a deal was recognised, as it was then.</summary>
internal sealed class MatchingRow
{
    private MatchingRow() { }

    public MatchingRow(DealId deal, Matching matching) => (Deal, Explanation) = (deal, JsonSerializer.Serialize(matching, Journal.Json));

    public DealId Deal { get; private init; }

    /// <summary>A <see cref="Matching"/>, as JSON.</summary>
    public string Explanation { get; private init; } = "";

    public Matching Read() => JsonSerializer.Deserialize<Matching>(Explanation, Journal.Json)!;
}

internal sealed class MatchingMapping : IEntityTypeConfiguration<MatchingRow>
{
    public void Configure(EntityTypeBuilder<MatchingRow> builder)
    {
        builder.ToTable("deal_matchings");
        builder.HasKey(it => it.Deal);
        builder.Property(it => it.Deal).ValueGeneratedNever();
        builder.HasOne<Deal>().WithOne().HasForeignKey<MatchingRow>(it => it.Deal).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Reads what was kept.</summary>
internal sealed class Matchings(ChannelDb db) : IMatchings
{
    public async Task<Matching?> Of(Deal deal, CancellationToken ct) =>
        (await db.Set<MatchingRow>().AsNoTracking().SingleOrDefaultAsync(it => it.Deal == deal.Id, ct))?.Read();

    public async Task<IReadOnlyDictionary<DealId, Matching>> Of(IReadOnlyCollection<DealId> deals, CancellationToken ct) =>
        (await db.Set<MatchingRow>().AsNoTracking().Where(it => deals.Contains(it.Deal)).ToListAsync(ct)).ToDictionary(it => it.Deal, it => it.Read());
}
