using System.Text.Json;
using System.Text.Json.Serialization;
using ChannelProgram.Infrastructure.Outbox;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>A value in one column, read and written whole and never searched.</summary>
internal sealed class JsonOf<T>() : ValueConverter<T, string>(
    it => JsonSerializer.Serialize(it, StoredJson.Options),
    it => JsonSerializer.Deserialize<T>(it, StoredJson.Options)!)
    where T : class
{
    /// <summary>It is replaced, never changed, so comparing references is enough and no copy is needed.</summary>
    public static ValueComparer<T> Unchanging { get; } =
        new((one, other) => ReferenceEquals(one, other), it => it.GetHashCode(), it => it);
}

internal static class StoredJson
{
    /// <summary>What is computed or null is not kept.</summary>
    public static readonly JsonSerializerOptions Options = new(EventRecorder.Json)
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}
