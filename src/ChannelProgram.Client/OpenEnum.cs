using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChannelProgram.Client;

/// <summary>An enum of the contract. A name that a later version of the server adds is a value like any other.</summary>
public interface IOpenEnum<TSelf> : IFormattable where TSelf : struct, IOpenEnum<TSelf>
{
    /// <summary>As it is in JSON.</summary>
    string Value { get; }

    static abstract TSelf Of(string value);

    // Refit writes what can be formatted into queries.
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => Value;
}

internal sealed class OpenEnumConverter<T> : JsonConverter<T> where T : struct, IOpenEnum<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.Of(reader.GetString() ?? throw new JsonException($"{typeof(T).Name} cannot be null."));

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
