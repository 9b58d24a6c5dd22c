using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.Programs;

/// <summary>A version of the program, published or a draft.</summary>
/// <param name="EffectiveFrom">From when it decides. Null of a draft.</param>
/// <param name="PublishedAt">Null of a draft.</param>
/// <param name="Program">
/// The settings, in the form of the shipped program's file: amounts are strings in the program's currency. Their schema is
/// published as <c>program-version.schema.json</c>. A draft may still have faults.
/// </param>
[SchemaName("ProgramVersionDetails")]
public sealed record ProgramVersionView(
    int Version, ProgramVersionStatus Status, DateTimeOffset? EffectiveFrom, DateTimeOffset? PublishedAt,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, ProgramDocument Program,
    [Count(0, 10), Name] IReadOnlyList<string> NextActions);

/// <summary>A version of the program in a list.</summary>
/// <param name="EffectiveFrom">From when it decides. Null of a draft.</param>
/// <param name="PublishedAt">Null of a draft.</param>
public sealed record ProgramVersionSummary(
    int Version, ProgramVersionStatus Status, DateTimeOffset? EffectiveFrom, DateTimeOffset? PublishedAt,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);
