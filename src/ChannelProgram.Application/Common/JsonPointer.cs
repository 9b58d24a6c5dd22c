namespace ChannelProgram.Application.Common;

/// <summary>Places in JSON (RFC 6901).</summary>
public static class JsonPointer
{
    /// <summary>Longer names are cut in pointers, to limit the size of an answer.</summary>
    private const int MaxNameLength = 200;

    /// <summary><c>Products[0].Amount</c> becomes <c>/products/0/amount</c>.</summary>
    public static string From(string propertyPath) => string.Concat(propertyPath
        .Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries)
        .Select(part => $"/{char.ToLowerInvariant(part[0])}{part[1..]}"));

    /// <summary>Whether <paramref name="pointer"/> is <paramref name="whole"/> or lies inside it.</summary>
    public static bool Covers(string whole, string pointer) =>
        pointer.StartsWith(whole, StringComparison.Ordinal) && (pointer.Length == whole.Length || pointer[whole.Length] == '/');

    /// <summary>The name of a member as it stands in a pointer.</summary>
    public static string Escape(string name)
    {
        if (name.Length > MaxNameLength)
            name = name[..(char.IsHighSurrogate(name[MaxNameLength - 1]) ? MaxNameLength - 1 : MaxNameLength)] + "…";
        return name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
    }
}
