using System.Diagnostics.Metrics;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Common;

/// <summary>The product's metrics. Tags have few values: never a partner, a client or anything that was sent.</summary>
public sealed class Meters
{
    public const string Name = "ChannelProgram";

    private readonly Counter<long> _registrations;
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _replays;
    private readonly Counter<long> _lostRaces;
    private long _oldestEvent;
    private int _workWaiting;
    private int _workOverdue;

    public Meters(IMeterFactory factory, TimeProvider time)
    {
        var meter = factory.Create(Name);
        _registrations = meter.CreateCounter<long>(
            "channelprogram.registrations", "{registration}", "Deals registered, by what became of them at once.");
        _refusals = meter.CreateCounter<long>("channelprogram.refusals", "{answer}", "Problems answered, by code.");
        _replays = meter.CreateCounter<long>(
            "channelprogram.idempotency.replays", "{answer}", "Answers given again for the same idempotency key.");
        _lostRaces = meter.CreateCounter<long>(
            "channelprogram.claims.races_lost", "{transaction}", "Transactions that met a quicker one and were run again, by cause.");
        meter.CreateObservableGauge(
            "channelprogram.outbox.age", () => OutboxAge(time.Now()), "s", "Age of the oldest event that waits for delivery; 0 if none does.");
        meter.CreateObservableGauge("channelprogram.work.waiting", () => Volatile.Read(ref _workWaiting), "{item}", "Items that wait for a decision of staff.");
        meter.CreateObservableGauge("channelprogram.work.overdue", () => Volatile.Read(ref _workOverdue), "{item}", "Those of them that should have been decided by now.");
    }

    /// <param name="decision">Status of the deal right after its registration.</param>
    public void Registered(string decision) => _registrations.Add(1, Tag("decision", decision));

    public void Refused(string code) => _refusals.Add(1, Tag("code", code));

    public void Replayed() => _replays.Add(1);

    /// <param name="cause">Name of a constraint, or the engine's name for the error: one of a handful.</param>
    public void RecordConflict(string cause) => _lostRaces.Add(1, Tag("cause", cause));

    public void SetOldestPending(DateTimeOffset? oldest) => Interlocked.Exchange(ref _oldestEvent, oldest?.UtcTicks ?? 0);

    public void SetOpenWork(int waiting, int overdue)
    {
        Volatile.Write(ref _workWaiting, waiting);
        Volatile.Write(ref _workOverdue, overdue);
    }

    private double OutboxAge(DateTimeOffset now) => Interlocked.Read(ref _oldestEvent) is > 0 and var ticks
        ? Math.Max(0, (now - new DateTimeOffset(ticks, TimeSpan.Zero)).TotalSeconds)
        : 0;

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
