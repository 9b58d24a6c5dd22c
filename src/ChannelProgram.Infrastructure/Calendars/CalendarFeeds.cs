using ChannelProgram.Application.Calendars;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Calendars;

internal sealed class StoredCalendarFeed
{
    public Guid Person { get; init; }

    /// <summary>SHA-256 of the secret.</summary>
    public byte[] SecretHash { get; set; } = [];

    public DateTimeOffset Since { get; set; }
}

internal sealed class CalendarFeedMapping : IEntityTypeConfiguration<StoredCalendarFeed>
{
    public const string OneSecret = "ux_calendar_feeds_secret";

    public void Configure(EntityTypeBuilder<StoredCalendarFeed> builder)
    {
        builder.ToTable("calendar_feeds");
        builder.HasKey(it => it.Person);
        builder.Property(it => it.Person).ValueGeneratedNever();
        builder.Property(it => it.SecretHash).HasMaxLength(32);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(it => it.Person).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(it => it.SecretHash).IsUnique().HasDatabaseName(OneSecret);
    }
}

internal sealed class CalendarFeeds(ChannelDb db, IEngine engine) : ICalendarFeeds, ISecretsOfPeople
{
    public async Task<DateTimeOffset?> Since(Guid person, CancellationToken ct) =>
        (await db.Set<StoredCalendarFeed>().AsNoTracking().SingleOrDefaultAsync(it => it.Person == person, ct))?.Since;

    public async Task Renew(Guid person, byte[] secretHash, DateTimeOffset now, CancellationToken ct)
    {
        // Two at once would both add the first.
        await engine.Lock(db, [LockKey.Of($"calendar feed {person}")], ct);
        var feed = await db.Set<StoredCalendarFeed>().SingleOrDefaultAsync(it => it.Person == person, ct)
            ?? db.Add(new StoredCalendarFeed { Person = person }).Entity;
        (feed.SecretHash, feed.Since) = (secretHash, now);
    }

    public async Task End(Guid person, CancellationToken ct)
    {
        await engine.Lock(db, [LockKey.Of($"calendar feed {person}")], ct);
        db.RemoveRange(await db.Set<StoredCalendarFeed>().Where(it => it.Person == person).ToListAsync(ct));
    }

    public async Task<Caller?> OwnerOf(byte[] secretHash, CancellationToken ct)
    {
        var owner = await (
            from feed in db.Set<StoredCalendarFeed>().AsNoTracking()
            join user in db.Users on feed.Person equals user.Id
            where feed.SecretHash == secretHash
            select new { user.Id, user.Partner, user.Role, user.LockoutEnd }).SingleOrDefaultAsync(ct);
        return owner is null || PortalUser.IsSuspended(owner.LockoutEnd)
            ? null
            : PortalUser.CallerOf(owner.Id, owner.Partner, owner.Role);
    }
}
