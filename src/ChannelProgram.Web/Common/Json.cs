using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Web.Common;

internal static class Json
{
    public static readonly JsonSerializerOptions Options = Fixed();

    public static void Shape(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        // Answers are application/json with nosniff and never part of a page, so names stay readable in every script.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new EnumConverter());
        options.Converters.Add(new TypedIdConverter());
        options.Converters.Add(new FeatureNameConverter());
    }

    public static byte[] Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    private static JsonSerializerOptions Fixed()
    {
        var options = new JsonSerializerOptions();
        Shape(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

/// <summary>
/// RFC 3339: written in UTC with <c>Z</c>, up to microseconds; read with any offset, but never without one, and with any number
/// of decimals, of which those beyond microseconds do not count.
/// </summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public const int MaxLength = 100;

    private const int StartOfDecimals = 20;
    private const int MaxDecimals = 7;

    private static readonly string[] Readable = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK"];

    public static bool TryParse(string? text, out DateTimeOffset instant)
    {
        instant = default;
        // A fraction needs a digit, and K would accept a missing offset.
        if (text is null or { Length: < StartOfDecimals or > MaxLength }) return false;
        if (text[^1] != 'Z' && text[^6] is not ('+' or '-')) return false;
        var decimals = text[StartOfDecimals - 1] == '.' ? text.AsSpan(StartOfDecimals).IndexOfAnyExceptInRange('0', '9') : 0;
        if (decimals == 0 && text[StartOfDecimals - 1] == '.') return false;
        if (decimals > MaxDecimals) text = text.Remove(StartOfDecimals + MaxDecimals, decimals - MaxDecimals);
        if (!DateTimeOffset.TryParseExact(
            text, Readable, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out instant))
            return false;

        instant = instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
        return true;
    }

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryParse(reader.GetString(), out var instant)
            ? instant
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToText());
}

/// <summary>Enums by their exact camelCase names, never by number.</summary>
internal sealed class EnumConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private sealed class Converter<TEnum> : JsonConverter<TEnum> where TEnum : struct, Enum
    {
        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && EnumNames.TryParse<TEnum>(reader.GetString()!, out var value)
                ? value
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
            writer.WriteStringValue(EnumNames.Of(value));
    }
}

/// <summary>Ids as the UUID that they are.</summary>
internal sealed class TypedIdConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsTypedId();

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private sealed class Converter<TId> : JsonConverter<TId>, IExpectedForm where TId : struct, ITypedId<TId>
    {
        public string Expected => "must be an id (a UUID)";

        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var id) ? TId.From(id) : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }
}

/// <summary>Names that features declare, exactly as they are published.</summary>
internal sealed class FeatureNameConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => IsFeatureName(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    public static bool IsFeatureName(Type type) =>
        type.GetInterfaces().Any(it => it.IsGenericType && it.GetGenericTypeDefinition() == typeof(IFeatureName<>));

    private sealed class Converter<T> : JsonConverter<T>, IExpectedForm where T : struct, IFeatureName<T>
    {
        public string Expected => FeatureNames<T>.Expected;

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && FeatureNames<T>.TryGet(reader.GetString(), out var value)
                ? value
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Name);
    }
}

internal static class EnumNames
{
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static bool TryParse<TEnum>(string name, out TEnum value) where TEnum : struct, Enum =>
        Known<TEnum>.ByName.TryGetValue(name, out value);

    public static string Choice(Type type) =>
        $"must be one of {string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName))}";

    public static IReadOnlyDictionary<string, object> ByNameOf(Type type) =>
        Enum.GetValues(type).Cast<object>()
            .ToDictionary(it => JsonNamingPolicy.CamelCase.ConvertName(it.ToString()!), StringComparer.Ordinal);

    private static class Known<TEnum> where TEnum : struct, Enum
    {
        public static readonly Dictionary<string, TEnum> ByName =
            Enum.GetValues<TEnum>().ToDictionary(Of, value => value, StringComparer.Ordinal);
    }
}
