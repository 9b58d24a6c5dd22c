using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.Programs;

/// <summary>
/// JSON of a program version, the same in the published file and in the store. Every section is a member; decimals are strings.
/// </summary>
public static class ProgramJson
{
    /// <summary>Of a decimal, such as a rate: on each side of the point.</summary>
    public const int MaxDecimalDigits = 10;

    private static readonly Action<ProgramVersion, IReadOnlyList<IProgramSection>> SetSections =
        typeof(ProgramVersion).GetProperty(nameof(ProgramVersion.Sections))!.SetMethod!
            .CreateDelegate<Action<ProgramVersion, IReadOnlyList<IProgramSection>>>();

    /// <summary>Ignores unknown members: a newer version of the product may have stored them.</summary>
    public static JsonSerializerOptions Stored { get; } = Configure(new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    });

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(Shape);
        options.Converters.Add(new AmountConverter());
        options.Converters.Add(new DecimalConverter());
        options.MakeReadOnly();
        return options;
    }

    private static void Shape(JsonTypeInfo type)
    {
        // Missing members are reported by the rules, together with all other faults.
        if (type.Type.Assembly == typeof(ProgramVersion).Assembly)
            foreach (var member in type.Properties) member.IsRequired = false;
        if (type.Type != typeof(ProgramVersion)) return;

        foreach (var calculated in type.Properties.Where(it => it.Set is null).ToList()) type.Properties.Remove(calculated);
        foreach (var section in ProgramSections.Defaults)
        {
            var member = type.CreateJsonPropertyInfo(section.GetType(), section.Name);
            member.Get = program => Published((ProgramVersion)program, section) ?? section;
            member.Set = (program, value) => Add((ProgramVersion)program, value as IProgramSection ?? throw new JsonException());
            member.IsSetNullable = false;
            type.Properties.Add(member);
        }
    }

    private static IProgramSection? Published(ProgramVersion program, IProgramSection like) =>
        program.Sections.FirstOrDefault(it => it.GetType() == like.GetType());

    private static void Add(ProgramVersion program, IProgramSection section) =>
        SetSections(program, [.. program.Sections, section]);

    private sealed class AmountConverter : JsonConverter<ProgramAmount>, IExpectedForm
    {
        public string Expected => ProgramRules.NoAmount;

        public override ProgramAmount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String && Money.TryParseAmount(reader.GetString()!, out var amount)
                ? new(amount)
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, ProgramAmount value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value.ToString(CultureInfo.InvariantCulture));
    }

    private sealed class DecimalConverter : JsonConverter<decimal>, IExpectedForm
    {
        public string Expected => "must be a number in a string, such as \"1.0842\"";

        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String && TryParse(reader.GetString()!, out var value) ? value :
                throw new JsonException();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("0." + new string('#', MaxDecimalDigits), CultureInfo.InvariantCulture));

        private static bool TryParse(string text, out decimal value)
        {
            value = 0;
            var parts = text.Split('.');
            return parts.Length <= 2 && parts.All(it => it.Length is > 0 and <= MaxDecimalDigits && it.All(char.IsAsciiDigit))
                && (parts[0].Length == 1 || parts[0][0] != '0')
                && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
        }
    }
}
