using System.Diagnostics.Metrics;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Infrastructure.Store;

internal sealed class LostRaces(IMeterFactory factory)
{
    private readonly Counter<long> _lost = factory.Create(Meters.Name).CreateCounter<long>(
        "channelprogram.claims.races_lost", "{transaction}", "Transactions that met a quicker one and were run again, by cause.");

    /// <param name="cause">Name of a constraint, or the engine's name for the error: one of a handful.</param>
    public void Count(string cause) => _lost.Add(1, new KeyValuePair<string, object?>("cause", cause));
}
