using ChannelProgram.Application.Sandbox;
using ChannelProgram.Domain.Sandbox;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Sandbox;

/// <summary>The row is made when the clock is moved for the first time.</summary>
internal sealed class StoredSandboxClock(ChannelDb db, IEngine engine) : ISandboxClock
{
    public Task<TimeSpan> Ahead(CancellationToken ct) => db.AheadOfMachine(ct);

    public async Task<SandboxClock> Lock(CancellationToken ct) =>
        await engine.LockAndQuery(
            db, [LockKey.Of("sandbox clock")], () => db.Set<SandboxClock>().SingleOrDefaultAsync(ct), ct)
        ?? db.Add(new SandboxClock()).Entity;
}

public static class SandboxClocks
{
    public static async Task<TimeSpan> AheadOfMachine(this ChannelDb db, CancellationToken ct) =>
        (await db.Set<SandboxClock>().AsNoTracking().SingleOrDefaultAsync(ct))?.Ahead ?? TimeSpan.Zero;
}

internal sealed class SandboxClockMapping : IEntityTypeConfiguration<SandboxClock>
{
    public void Configure(EntityTypeBuilder<SandboxClock> builder)
    {
        builder.ToTable("sandbox_clock");
        builder.Property(it => it.Id).ValueGeneratedNever();
        // SQL Server has no type for more than a day.
        builder.Property(it => it.Ahead).HasConversion(new TimeSpanToTicksConverter()).IsConcurrencyToken();
        builder.Ignore(it => it.Events);
    }
}

internal sealed class SandboxFeature : IInfrastructureFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<ISandboxClock, StoredSandboxClock>();
}
