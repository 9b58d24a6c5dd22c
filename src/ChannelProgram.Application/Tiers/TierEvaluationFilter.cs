using System.ComponentModel;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Application.Tiers;

public sealed record TierEvaluationFilter : IListFilter
{
    [Description("The evaluation whose outcome held at this time, and those before.")]
    public DateTimeOffset? At { get; init; }
}
