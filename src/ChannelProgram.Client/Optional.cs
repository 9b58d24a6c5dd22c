using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChannelProgram.Client;

/// <summary>
/// A member of a merge patch. Not set, it is not sent and nothing changes; null is sent and removes the member.
/// </summary>
[JsonConverter(typeof(OptionalConverter))]
public readonly record struct Optional<T>
{
    private Optional(T value) => (IsSet, Value) = (true, value);

    public bool IsSet { get; }

    public T Value { get; }

    public static implicit operator Optional<T>(T value) => new(value);
}

internal sealed class OptionalConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Optional<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GenericTypeArguments))!;

    private sealed class Of<T> : JsonConverter<Optional<T>>
    {
        public override bool HandleNull => true;

        public override Optional<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<T>(ref reader, options)!;

        public override void Write(Utf8JsonWriter writer, Optional<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
