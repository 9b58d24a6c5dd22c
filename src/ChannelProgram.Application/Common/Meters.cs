using System.Diagnostics.Metrics;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Common;

/// <summary>
/// Metrics that belong to no feature; a feature makes its own in the meter of the same name. Tags have few values: never a
/// partner, a client or anything that was sent.
/// </summary>
public sealed class Meters
{
    public const string Name = "ChannelProgram";

    private readonly Counter<long> _refusals;
    private readonly Counter<long> _replays;
    private long _oldestEvent;

    public Meters(IMeterFactory factory, TimeProvider time)
    {
        var meter = factory.Create(Name);
        _refusals = meter.CreateCounter<long>("channelprogram.refusals", "{answer}", "Problems answered, by code.");
        _replays = meter.CreateCounter<long>(
            "channelprogram.idempotency.replays", "{answer}", "Answers given again for the same idempotency key.");
        meter.CreateObservableGauge(
            "channelprogram.outbox.age", () => OutboxAge(time.Now()), "s",
            "Age of the oldest event that waits for delivery; 0 if none does.");
    }

    public void Refused(string code) => _refusals.Add(1, new KeyValuePair<string, object?>("code", code));

    public void Replayed() => _replays.Add(1);

    public void SetOldestPending(DateTimeOffset? oldest) => Interlocked.Exchange(ref _oldestEvent, oldest?.UtcTicks ?? 0);

    private double OutboxAge(DateTimeOffset now) => Interlocked.Read(ref _oldestEvent) is > 0 and var ticks
        ? Math.Max(0, (now - new DateTimeOffset(ticks, TimeSpan.Zero)).TotalSeconds)
        : 0;
}
