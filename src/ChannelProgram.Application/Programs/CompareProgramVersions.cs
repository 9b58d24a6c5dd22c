using System.ComponentModel;
using System.Text.Json.Nodes;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;
using MediatR;

namespace ChannelProgram.Application.Programs;

public sealed record CompareProgramVersions(int Version, CompareProgramVersions.With Other) : IRequest<Result<ProgramComparison>>
{
    public sealed record With : IListFilter
    {
        [Description("The version to compare with; absent: the one in force.")]
        public int? From { get; init; }
    }

    public sealed class Handler(
        IProgramVersionStore versions, IProgramVersions programs, IProgramReader reader, ProgramClock clock)
        : IRequestHandler<CompareProgramVersions, Result<ProgramComparison>>
    {
        public async Task<Result<ProgramComparison>> Handle(CompareProgramVersions request, CancellationToken ct)
        {
            var from = request.Other.From ?? programs.InForce(clock.Now()).Version;
            if (await Document(request.Version, ct) is not { } after || await Document(from, ct) is not { } before)
                return ProgramRefusals.NotFound;

            return new ProgramComparison(from, request.Version, [.. ProgramChange.Between(before.Members, after.Members)]);
        }

        /// <summary>With the defaults of what it leaves out, so that only what decides otherwise differs.</summary>
        private async Task<ProgramDocument?> Document(int version, CancellationToken ct)
        {
            if (await versions.LoadDraft(version, ct) is not { } draft)
                return programs.Find(version) is { } published ? ProgramDocument.Of(published) : null;

            var faults = new InputFaults();
            var program = reader.Read(draft.Document, faults);
            return faults.Any ? new(draft.Document) : ProgramDocument.Of(program);
        }
    }
}

/// <summary>What decides otherwise under one version than under another.</summary>
public sealed record ProgramComparison(int From, int To, [Count(0, 10_000)] IReadOnlyList<ProgramChange> Changes);

/// <param name="At">
/// The setting, by JSON pointer; things with a code, such as tiers, are named by it: <c>/tiers/gold/name</c>.
/// </param>
/// <param name="Before">As JSON; null: there was none.</param>
/// <param name="After">As JSON; null: there is none.</param>
public sealed record ProgramChange(
    [JsonPointer] string At, [TextFormat(ProgramChange.MaxLength, ProgramChange.Pattern)] string? Before,
    [TextFormat(ProgramChange.MaxLength, ProgramChange.Pattern)] string? After)
{
    public const int MaxLength = 262_144;
    public const string Pattern = @"^[^\u0000-\u001f]+$";

    public static IEnumerable<ProgramChange> Between(JsonNode? before, JsonNode? after, string at = "")
    {
        if (JsonNode.DeepEquals(before, after)) return [];
        return (PartsOf(before), PartsOf(after)) is ({ } old, { } wanted)
            ? wanted.Keys.Concat(old.Keys.Where(it => !wanted.ContainsKey(it))).SelectMany(
                it => Between(old.GetValueOrDefault(it), wanted.GetValueOrDefault(it), $"{at}/{JsonPointer.Escape(it)}"))
            : [new(at, Text(before), Text(after))];
    }

    /// <summary>Null: it is compared as a whole.</summary>
    private static Dictionary<string, JsonNode?>? PartsOf(JsonNode? node) => node switch
    {
        JsonObject members => members.ToDictionary(it => it.Key, it => it.Value),
        JsonArray { Count: > 0 } items when items.All(it => CodeOf(it) is not null)
            && items.DistinctBy(CodeOf).Count() == items.Count => items.ToDictionary(it => CodeOf(it)!),
        _ => null,
    };

    private static string? CodeOf(JsonNode? item) =>
        item is JsonObject members && members["code"] is JsonValue code && code.TryGetValue<string>(out var text) ? text : null;

    private static string? Text(JsonNode? node) => node?.ToJsonString(ProgramJson.Stored);
}
