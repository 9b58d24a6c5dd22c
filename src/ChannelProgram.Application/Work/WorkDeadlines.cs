using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deadlines;

namespace ChannelProgram.Application.Work;

/// <summary>What waits for a decision of staff, by its due time.</summary>
internal sealed class WorkDeadlines(IEnumerable<IWorkSource> sources) : IDeadlineSource
{
    public async Task<IReadOnlyList<Deadline>> Of(Caller caller, DateTimeOffset now, int limit, CancellationToken ct)
    {
        if (!caller.May(WorkPermissions.Read)) return [];

        var found = new List<Deadline>();
        foreach (var source in sources)
            found.AddRange(
                from item in await source.Waiting(new WorkFilter(), default, limit, now, ct)
                // Not everything that waits has a number, or is about a customer.
                let named = $"{item.Number} {item.Customer?.Name}".Trim()
                let about = named.Length > 0 ? named : item.Kind.Name
                select new Deadline("decision", item.Id, item.DueBy, $"{about}: decision due"));
        return found;
    }
}
