using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.BulkDecisions;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Web.Common;
using Microsoft.OpenApi;

namespace ChannelProgram.Web.Contract;

/// <summary>
/// What a text of the contract looks like and how long a list gets, by the name of the member or parameter: the same name
/// means the same everywhere, or the entry names its owner too. Every text has an entry; the start says so if one is missing.
/// </summary>
internal static class SchemaLimits
{
    private const string Line = @"^[^\u0000-\u001f\u007f-\u009f]*$";
    private const string Lines = @"^[^\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f]*$";
    private const string Code = "^[a-z][A-Za-z0-9-]{0,49}$";
    private const string Name = "^[a-z][A-Za-z]{0,49}$";

    private static readonly Dictionary<string, (int Longest, string? Pattern, string? Format)> Texts = new()
    {
        // of a deal
        ["number"] = (11, "^DR-[0-9A-HJKMNP-TV-Z]{8}$", null),
        ["name"] = (200, Line, null),
        ["city"] = (200, Line, null),
        ["unit"] = (200, Line, null),
        ["taxId"] = (50, Line, null),
        ["duns"] = (50, Line, null),
        ["owner"] = (200, Line, null),
        ["externalId"] = (100, Line, null),
        ["description"] = (4000, Lines, null),
        ["website"] = (2048, Line, null),
        ["country"] = (2, "^[A-Z]{2}$", null),
        ["email"] = (254, Line, "email"),
        ["message"] = (2000, Lines, null),
        ["Actor.name"] = (254, Line, null),
        ["TimelineItem.type"] = (50, @"^[a-z]+\.[A-Za-z]+$", null),
        ["changed"] = (200, "^(/[^/]+)+$", null),
        ["nextActions"] = (50, Name, null),
        ["rules"] = (20, "^[a-z]+-[0-9]+$", null),
        ["StrongKey.value"] = (253, Line, null),
        // of an account
        ["Confirmation.id"] = (100, Line, null),
        ["externalIds"] = (100, Line, null),
        ["AccountHistoryItem.type"] = (50, @"^[a-z]+\.[A-Za-z]+$", null),
        ["KeyForm.value"] = (2048, Line, null),
        ["Details.value"] = (253, Line, null),
        ["word"] = (1000, Line, null),
        ["counterpart"] = (1000, Line, null),
        // of work
        ["because"] = (500, Line, null),
        ["action"] = (50, Name, null),
        ["detail"] = (1000, Line, null),
        ["assignee"] = (36, "^(me|[0-9A-Fa-f-]{36})$", null),
        ["?assignee"] = (36, "^(me|none|[0-9A-Fa-f-]{36})$", null),
        // of the vendor's claims
        ["note"] = (2000, Lines, null),
        ["reason"] = (2000, Lines, null),
        ["createdBy"] = (100, Line, null),
        ["lastActivity"] = (2000, Lines, null),
        ["endReason"] = (2000, Lines, null),
        ["VendorClaimForm.lines"] = (50, Code, null),
        // of money
        ["amount"] = (20, @"^(0|[1-9][0-9]{0,14})(\.[0-9]{1,4})?$", null),
        ["currency"] = (3, "^[A-Z]{3}$", null),
        // of the program
        ["code"] = (50, Code, null),
        ["line"] = (50, Code, null),
        ["tier"] = (50, Code, null),
        ["timeZone"] = (100, Line, null),
        // of lists
        ["?customer"] = (SearchText.MaxLength, Line, null),
        ["?name"] = (SearchText.MaxLength, Line, null),
        ["?key"] = (2048, Line, null),
        ["?product"] = (50, Line, null),
        ["?number"] = (DealNumber.MaxTextLength, @"^\s*-*[Dd]-*[Rr](-*[0-9A-TV-Za-tv-z]){8}-*\s*$", null),
        ["next"] = (200, "^[A-Za-z0-9_-]+$", null),
        ["after"] = (200, "^[A-Za-z0-9_-]+$", null),
        // of sign-in
        ["password"] = (256, Line, "password"),
        ["MeView.id"] = (254, Line, null),
        ["MeView.name"] = (254, Line, null),
        ["scopes"] = (100, "^[a-z.]+$", null),
        ["accessToken"] = (4000, "^[A-Za-z0-9_-]+$", null),
        ["tokenType"] = (6, "^Bearer$", null),
        ["access_token"] = (4000, "^[A-Za-z0-9_-]+$", null),
        ["token_type"] = (6, "^Bearer$", null),
        ["scope"] = (1000, "^[a-z.]+( [a-z.]+)*$", null),
        ["client_id"] = (254, Line, null),
        ["client_secret"] = (256, Line, "password"),
        ["grant_type"] = (18, "^client_credentials$", null),
        ["error"] = (50, "^[a-z_]+$", null),
        ["error_description"] = (1000, Line, null),
        ["issuer"] = (2048, null, "uri"),
        ["token_endpoint"] = (2048, null, "uri"),
        ["grant_types_supported"] = (50, "^[a-z_]+$", null),
        ["token_endpoint_auth_methods_supported"] = (50, "^[a-z_]+$", null),
        ["scopes_supported"] = (100, "^[a-z.]+$", null),
        ["response_types_supported"] = (50, "^[a-z_]+$", null),
        // of health
        ["status"] = (50, Name, null),
        ["failed"] = (50, Name, null),
    };

    /// <summary>Without a value they count as omitted (RFC 6749, 3.2); every other text says something if it is there.</summary>
    private static readonly string[] MayBeEmpty = ["?client_id", "?client_secret"];

    private static readonly Dictionary<string, (int Fewest, int Most)> Lists = new()
    {
        ["items"] = (0, Paging.Max),
        ["RegistrationForm.products"] = (1, 50),
        ["DealView.products"] = (1, 50),
        ["MatchingView.keys"] = (1, 3),
        ["recognized"] = (0, 3),
        ["Body.items"] = (1, DecideWork.MaxItems),
        ["WorkDecided.items"] = (1, DecideWork.MaxItems),
        ["VendorClaimForm.lines"] = (1, 200),
        ["AccountView.keys"] = (0, AccountView.MaxKeys),
        ["candidates"] = (0, CustomerMatch.MaxCandidates),
        ["relatives"] = (0, MatchingView.MaxRelatives),
    };

    /// <summary>Lists that no rule limits are shorter than this.</summary>
    private const int MostItems = 1000;

    public static void Items(OpenApiSchema list, Type owner, string name)
    {
        var (fewest, most) = Lists.TryGetValue($"{owner.Name}.{name}", out var bounds) || Lists.TryGetValue(name, out bounds) ? bounds : (0, MostItems);
        (list.MinItems, list.MaxItems) = (fewest > 0 ? fewest : null, most);
    }

    public static void Text(OpenApiSchema text, Type owner, string name) => Text(text, $"{owner.Name}.{name}", name);

    public static void Parameter(OpenApiSchema text, string name) => Text(text, $"?{name}", name);

    private static void Text(OpenApiSchema text, string own, string name)
    {
        switch (text.Format)
        {
            case "uuid":
                text.MaxLength = 36;
                return;
            case "date":
                text.MaxLength = 10;
                return;
            case "date-time":
                text.MaxLength = 35;
                return;
            case "decimal":
                return;
        }

        if (!Texts.TryGetValue(own, out var bounds) && !Texts.TryGetValue(name, out bounds))
            throw new InvalidOperationException($"{nameof(SchemaLimits)} does not say what the text {own} looks like.");
        (text.MaxLength, text.Pattern, text.Format) = (bounds.Longest, bounds.Pattern, bounds.Format);
        text.MinLength = MayBeEmpty.Contains(own) ? null : 1;
    }
}
