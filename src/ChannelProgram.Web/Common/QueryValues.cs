using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Web.Common;

internal static partial class QueryValues
{
    public static Func<string, (object? Value, string? Fault)> ReaderOf(Type type, TextFormatAttribute? format)
    {
        if (type.IsEnum) return Parsed(EnumNames.ByNameOf(type).GetValueOrDefault, EnumNames.Choice(type));
        if (type.IsTypedId())
            return Parsed(
                text => Guid.TryParseExact(text, "D", out var id) ? Activator.CreateInstance(type, id) : null,
                $"must be {OwnerOf(type)}'s id");
        if (type == typeof(bool))
            return Parsed(text => text switch { "true" => true, "false" => false, _ => null }, "must be true or false");
        if (type == typeof(int))
            return Parsed(
                text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
                "must be a whole number, 0 or more");
        if (type == typeof(DateTimeOffset))
            return Parsed(
                text => InstantConverter.TryParse(text, out var instant) ? instant : null,
                "must be a time such as 2026-11-21T09:00:00Z");
        if (type == typeof(DateOnly))
            return Parsed(
                text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                    ? day
                    : null,
                "must be a date such as 2026-11-21");
        if (type == typeof(string) && format is not null)
            return text => FaultOf(text, format) is { } fault ? (null, fault) : (text, null);
        if (IsTextValue(type))
            return (Func<string, (object?, string?)>)typeof(QueryValues)
                .GetMethod(nameof(ReaderOfText), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type).Invoke(null, null)!;

        throw new InvalidOperationException($"A query cannot ask for a {type.Name}; a text needs a declared format.");
    }

    public static Type TypeInContract(Type type) =>
        type.IsTypedId() ? typeof(Guid) : IsTextValue(type) && !FeatureNameConverter.IsFeatureName(type) ? typeof(string) : type;

    private static bool IsTextValue(Type type) =>
        type.GetInterfaces().Any(it => it.IsGenericType && it.GetGenericTypeDefinition() == typeof(ITextValue<>));

    private static Func<string, (object? Value, string? Fault)> ReaderOfText<T>() where T : ITextValue<T> =>
        Parsed(text => T.TryParse(text, out var value) ? value : null, T.Expected);

    private static Func<string, (object? Value, string? Fault)> Parsed(Func<string, object?> parse, string fault) =>
        text => parse(text) is { } value ? (value, null) : (null, fault);

    private static string? FaultOf(string text, TextFormatAttribute format) => text switch
    {
        _ when format is not LineAttribute => format.FaultOf(text),
        "" => "must not be empty",
        _ when Text.Length(text) > format.MaxLength => $"has at most {format.MaxLength} characters",
        _ when text.Any(char.IsControl) => "must not contain control characters",
        _ => null,
    };

    private static string OwnerOf(Type id)
    {
        var owner = Hump().Replace(id.Name[..^2], " ").ToLowerInvariant();
        return $"{("aeiou".Contains(owner[0], StringComparison.Ordinal) ? "an" : "a")} {owner}";
    }

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Hump();
}
