namespace ChannelProgram.ClientGenerator;

internal static class Names
{
    /// <summary><c>access_token</c> becomes <c>AccessToken</c>, <c>Vendor's claims</c> become <c>VendorClaims</c>.</summary>
    public static string Pascal(string name) => string.Concat(name.Replace("'s", "", StringComparison.Ordinal)
        .Split([' ', '_', '-', '.', '@'], StringSplitOptions.RemoveEmptyEntries)
        .Select(it => char.ToUpperInvariant(it[0]) + it[1..]));

    public static string Camel(string name) => Pascal(name) is var pascal ? char.ToLowerInvariant(pascal[0]) + pascal[1..] : name;
}
