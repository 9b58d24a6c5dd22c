using System.ComponentModel;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <summary>Of what is stored: what the clock brings about is there within a minute.</summary>
public sealed record GetConflictStatistics(GetConflictStatistics.Span Asked) : IRequest<Result<ConflictStatistics>>
{
    private const int FirstYear = 2000;
    private const int LastYear = 2999;

    public sealed record Span : IListFilter
    {
        [Description("Cases that were opened on this day or a later one, in the program's time zone. Absent: from the first on.")]
        public DateOnly? From { get; init; }

        [Description("Cases that were opened before this day, in the program's time zone. Absent: up to the last.")]
        public DateOnly? To { get; init; }
    }

    public sealed class Handler(IConflictFacts facts, IProgramVersions programs, ProgramClock clock)
        : IRequestHandler<GetConflictStatistics, Result<ConflictStatistics>>
    {
        public async Task<Result<ConflictStatistics>> Handle(GetConflictStatistics request, CancellationToken ct)
        {
            var (from, to) = (request.Asked.From, request.Asked.To);
            if (FaultsOf(from, to) is { Count: > 0 } faults) return Refusal.Invalid(faults);

            var calendar = programs.InForce(clock.Now()).Calendar;
            var cases = await facts.OpenedBetween(
                from is { } first ? calendar.StartOf(first) : null, to is { } end ? calendar.StartOf(end) : null, ct);
            var partners = await facts.Partners(
                [.. cases.SelectMany(it => it.Parties).Select(it => it.Partner).Distinct()], ct);
            return ConflictStatistics.Of(cases, partners);
        }

        private static Dictionary<string, string[]> FaultsOf(DateOnly? from, DateOnly? to)
        {
            var faults = new Dictionary<string, string[]>();
            foreach (var (parameter, day) in new[] { ("from", from), ("to", to) })
                if (day is { Year: < FirstYear or > LastYear })
                    faults[parameter] = [$"must be in a year from {FirstYear} to {LastYear}"];
            if (faults.Count == 0 && from >= to) faults["from"] = ["must be before to"];
            return faults;
        }
    }
}
