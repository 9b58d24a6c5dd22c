using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChannelProgram.Client;

/// <param name="Amount">At most as many decimals as the currency has.</param>
/// <param name="Currency">ISO 4217.</param>
[JsonConverter(typeof(Converter))]
public readonly record struct Money(decimal Amount, string Currency)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {Currency}");

    /// <summary>JSON has the amount as a text, because a number there may lose digits.</summary>
    private sealed class Converter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var (amount, currency) = JsonSerializer.Deserialize<Text>(ref reader, options)!;
            return new(decimal.Parse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), currency);
        }

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => JsonSerializer.Serialize(
            writer, new Text(value.Amount.ToString(CultureInfo.InvariantCulture), value.Currency), options);
    }

    private sealed record Text(string Amount, string Currency);
}
