using System.Diagnostics.CodeAnalysis;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Application.Work;

/// <summary>The question that staff has to answer. If there are several, the first one.</summary>
public readonly record struct WorkKind(string Name) : IFeatureName<WorkKind>
{
    public static string Expected => FeatureNames<WorkKind>.Expected;

    public static bool TryParse([NotNullWhen(true)] string? text, out WorkKind value) =>
        FeatureNames<WorkKind>.TryGet(text, out value);
}

/// <summary>Why an item waits for staff.</summary>
public readonly record struct WorkReason(string Name) : IFeatureName<WorkReason>
{
    public static string Expected => FeatureNames<WorkReason>.Expected;

    public static bool TryParse([NotNullWhen(true)] string? text, out WorkReason value) =>
        FeatureNames<WorkReason>.TryGet(text, out value);
}
