using System.Text.Json;
using ChannelProgram.Infrastructure.Outbox;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>A list in one column, read and written whole and never searched.</summary>
internal sealed class JsonList<T>() : ValueConverter<IReadOnlyList<T>, string>(
    it => JsonSerializer.Serialize(it, EventRecorder.Json),
    it => JsonSerializer.Deserialize<List<T>>(it, EventRecorder.Json)!)
{
    /// <summary>A list is replaced, never changed, so comparing references is enough and no copy is needed.</summary>
    public static ValueComparer<IReadOnlyList<T>> Unchanging { get; } =
        new((one, other) => ReferenceEquals(one, other), it => it.Count, it => it);
}
