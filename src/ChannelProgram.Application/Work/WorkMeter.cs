using System.Diagnostics.Metrics;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Application.Work;

public sealed class WorkMeter
{
    private int _waiting;
    private int _overdue;

    public WorkMeter(IMeterFactory factory)
    {
        var meter = factory.Create(Meters.Name);
        meter.CreateObservableGauge(
            "channelprogram.work.waiting", () => Volatile.Read(ref _waiting), "{item}",
            "Items that wait for a decision of staff.");
        meter.CreateObservableGauge(
            "channelprogram.work.overdue", () => Volatile.Read(ref _overdue), "{item}",
            "Those of them that should have been decided by now.");
    }

    public void Set(int waiting, int overdue)
    {
        Volatile.Write(ref _waiting, waiting);
        Volatile.Write(ref _overdue, overdue);
    }
}
