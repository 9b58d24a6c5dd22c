using System.ComponentModel;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Conflicts;

public sealed record ConflictFilter : IListFilter
{
    [Description("Cases of one of these deals.")]
    public IReadOnlyList<DealId> Deal { get; init; } = [];

    [Description("`true`: only cases that have not ended. `false`: only those that have.")]
    public bool? Open { get; init; }

    [Description("Cases of one of these kinds. A partner filters by the kind as which it joined.")]
    public IReadOnlyList<ConflictKind> Kind { get; init; } = [];

    [Description("Cases with one of these levels."), VendorOnly]
    public IReadOnlyList<ConflictLevel> Level { get; init; } = [];

    [Description("Cases at one of these stages."), VendorOnly]
    public IReadOnlyList<ConflictStage> Stage { get; init; } = [];

    [Description("Cases of one of these partners."), VendorOnly]
    public IReadOnlyList<PartnerId> Partner { get; init; } = [];

    [Description("`true`: only cases with a target that is missed. `false`: only cases without."), VendorOnly]
    public bool? Overdue { get; init; }
}
