using System.Text.Json;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Infrastructure.Outbox;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Deals;

internal sealed class StoredCustomerMatch
{
    private StoredCustomerMatch() { }

    public StoredCustomerMatch(DealId deal, CustomerMatch matching) =>
        (Deal, Explanation) = (deal, JsonSerializer.Serialize(matching, EventRecorder.Json));

    public DealId Deal { get; private init; }

    public string Explanation { get; private init; } = "";

    public CustomerMatch Read() => JsonSerializer.Deserialize<CustomerMatch>(Explanation, EventRecorder.Json)!;
}

internal sealed class MatchingMapping : IEntityTypeConfiguration<StoredCustomerMatch>
{
    public void Configure(EntityTypeBuilder<StoredCustomerMatch> builder)
    {
        builder.ToTable("deal_matchings");
        builder.HasKey(it => it.Deal);
        builder.Property(it => it.Deal).ValueGeneratedNever();
        builder.HasOne<Deal>().WithOne().HasForeignKey<StoredCustomerMatch>(it => it.Deal).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CustomerMatches(ChannelDb db) : ICustomerMatches
{
    public async Task<CustomerMatch> Of(Deal deal, CancellationToken ct) =>
        (await db.Set<StoredCustomerMatch>().AsNoTracking().SingleAsync(it => it.Deal == deal.Id, ct)).Read();

    public async Task<IReadOnlyDictionary<DealId, CustomerMatch>> Of(IReadOnlyCollection<DealId> deals, CancellationToken ct) =>
        (await db.Set<StoredCustomerMatch>().AsNoTracking().Where(it => deals.Contains(it.Deal)).ToListAsync(ct))
            .ToDictionary(it => it.Deal, it => it.Read());
}
