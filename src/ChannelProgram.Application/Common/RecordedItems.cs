using System.Text.Json.Serialization;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Common;

/// <summary>What another system reported, recorded once by its external id.</summary>
/// <param name="IsNew">False: the same was recorded before.</param>
public sealed record Recorded<T>(T Value, bool IsNew);

public enum RecordingResult { Accepted, Duplicate, Refused }

/// <summary>What became of each item of a request that records many, in their order.</summary>
public sealed record RecordedItems([Count(1, RecordedItems.MaxItems)] IReadOnlyList<RecordedItem> Items)
{
    public const int MaxItems = 1000;
}

/// <summary>What became of one item.</summary>
/// <param name="Index">Its place in the request, from 0 on.</param>
/// <param name="Id">That it has now, or has had since it was sent before. Left out if it is refused.</param>
public sealed record RecordedItem(
    int Index, RecordingResult Result,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RecordedItemProblem? Problem)
{
    internal static RecordedItem Of<T>(int index, Result<Recorded<T>> of, Func<T, Guid> id) => of.Refusal is { } refused
        ? new(index, RecordingResult.Refused, Id: null, RecordedItemProblem.Of(refused))
        : new(
            index, of.Value.IsNew ? RecordingResult.Accepted : RecordingResult.Duplicate, id(of.Value.Value), Problem: null);
}

/// <summary>Why an item was not recorded.</summary>
/// <param name="Code">The code that the same item alone would have been answered with.</param>
/// <param name="Errors">With <c>invalid</c>: what is wrong with it, by the place in it.</param>
public sealed record RecordedItemProblem(
    [Name] string Code, [Line(1000)] string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Count(1, RecordedItemProblem.MaxErrors)]
    IReadOnlyList<RecordedItemError>? Errors)
{
    internal const int MaxErrors = 20;

    internal static RecordedItemProblem Of(Refusal refused) => new(
        refused.Code, refused.Message,
        refused.Faults.Count == 0
            ? null
            : [.. from at in refused.Faults from detail in at.Value select new RecordedItemError(at.Key, detail)]);
}

/// <param name="Pointer">The member, by JSON pointer within the item.</param>
public sealed record RecordedItemError([JsonPointer] string Pointer, [Line(1000)] string Detail);
