using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Web.Common;

/// <param name="Type">Of each of its values.</param>
internal sealed record QueryParameter(string Name, Type Type, string Description)
{
    public bool IsList { get; init; }

    public TextFormatAttribute? Text { get; init; }

    public (int Min, int Max, int Default)? Range { get; init; }

    /// <summary>What is told of a value that has another form.</summary>
    public string? Fault { get; init; }
}

/// <summary>The query parameters that an operation knows; all others are refused.</summary>
internal sealed record QueryParameters(params IReadOnlyList<QueryParameter> All);

internal static class Paging
{
    public const string Limit = "limit";
    public const string After = "after";

    public static readonly string LimitFault = $"must be a whole number from 1 to {PageRequest.MaxLimit}";

    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new(Limit, typeof(int), $"How many items a page has, 1 to {PageRequest.MaxLimit}; without it {PageRequest.DefaultLimit}.")
        {
            Range = (1, PageRequest.MaxLimit, PageRequest.DefaultLimit),
        },
        new(After, typeof(string), "Where to go on: `next` of the page before, asked with the same filters.")
        {
            Text = new(Cursors.MaxLength, Cursors.Pattern),
        },
    ];
}

internal sealed class FilterParameter
{
    private readonly Type _type;
    private readonly Func<string, (object? Value, string? Fault)> _read;

    private FilterParameter(PropertyInfo property)
    {
        Property = property;
        var type = property.PropertyType;
        var isList = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
        _type = isList ? type.GenericTypeArguments[0] : Nullable.GetUnderlyingType(type) ?? type;
        var format = property.GetCustomAttribute<TextFormatAttribute>();
        _read = QueryValues.ReaderOf(_type, format);
        Described = new(
            JsonNamingPolicy.CamelCase.ConvertName(property.Name),
            QueryValues.TypeInContract(_type),
            property.GetCustomAttribute<DescriptionAttribute>()?.Description
                ?? throw new InvalidOperationException(
                    $"The filter {property.DeclaringType!.Name}.{property.Name} does not say what it asks for."))
        {
            IsList = isList,
            Text = format,
            Fault = _read("?").Fault,
        };
        IsVendorOnly = property.GetCustomAttribute<VendorOnlyAttribute>() is not null;
    }

    public PropertyInfo Property { get; }

    public QueryParameter Described { get; }

    public bool IsVendorOnly { get; }

    public static IReadOnlyList<FilterParameter> AllOf<TFilter>() => Known<TFilter>.All;

    public (object? Value, string? Fault) Read(string text) => _read(text);

    public Array ListOf(IReadOnlyList<object> values)
    {
        var list = Array.CreateInstance(_type, values.Count);
        for (var place = 0; place < values.Count; place++) list.SetValue(values[place], place);
        return list;
    }

    private static class Known<TFilter>
    {
        public static readonly IReadOnlyList<FilterParameter> All =
            [.. typeof(TFilter).GetProperties().Where(it => it.CanWrite).Select(it => new FilterParameter(it))];
    }
}
