using System.Globalization;
using ChannelProgram.Application.Common;
using ChannelProgram.Web.Common;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChannelProgram.Web.Contract;

internal sealed class DocumentInfo : IDocumentFilter
{
    public const string Systems = "clientCredentials";
    public const string People = "people";
    public const string Clients = "client";

    private static readonly Dictionary<string, string> VendorScopes =
        ApiFeatures.All.SelectMany(it => it.VendorScopes).ToDictionary(StringComparer.Ordinal);

    public static OpenApiInfo Info => new()
    {
        Title = "ChannelProgram",
        Version = "1.0.0",
        Summary = "The backend of a vendor's channel partner program.",
        Description = """
            Resellers register deals; the first to register an end customer for a product line gets the credit and a time of protection.

            * JSON in UTF-8, camelCase. Members and query parameters that an operation does not know are refused, never ignored. HEAD works where GET does.
            * Errors are problems (RFC 9457) with a stable `code`; those of the input name every fault by its place, up to 100 at once.
            * Every POST of a signed-in caller takes an `Idempotency-Key`: repeated with the same request, it gets the first answer again.
            * Every single resource has an `ETag`, of what this caller sees now.
            * Checks are made in this order: 413, 401, 403 (scope or role), idempotency key, 415, 400, 404, 428, 412, 403 (eligibility), 409.
            * What is another partner's answers exactly like what does not exist.
            """,
        Contact = new() { Name = "Whoever runs the installation that you call" },
        License = new() { Name = "MIT", Identifier = "MIT" },
    };

    public static OpenApiServer Server => new()
    {
        Url = "http://localhost:8080",
        Description = "What `./run` starts. An installation serves this document with its own address.",
        Extensions = new Dictionary<string, IOpenApiExtension> { ["x-internal"] = new JsonNodeExtension(false) },
    };

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        swaggerDoc.Tags = ApiFeatures.All
            .Select(it => new OpenApiTag { Name = it.Tag, Description = it.TagDescription })
            .ToHashSet();

        swaggerDoc.AddComponent<IOpenApiSecurityScheme>(Systems, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.OAuth2,
            Description = "Systems of partners and of the vendor: OAuth 2.0 client credentials. Tokens are " + OpaqueFor,
            Flows = new()
            {
                ClientCredentials = new()
                {
                    TokenUrl = new("/connect/token", UriKind.Relative),
                    Scopes = Scopes.Partner.Concat(Scopes.Vendor).Order(StringComparer.Ordinal).ToDictionary(it => it, MeaningOf),
                },
            },
        });
        swaggerDoc.AddComponent<IOpenApiSecurityScheme>(People, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "People: the `accessToken` that `POST /v1/account/sign-in` answers. It is " + OpaqueFor,
        });
        swaggerDoc.AddComponent<IOpenApiSecurityScheme>(Clients, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "basic",
            Description = "A client's id and secret (RFC 6749, 2.3.1), for a token only; they may be sent in the form instead.",
        });
    }

    private static string OpaqueFor =>
        string.Create(CultureInfo.InvariantCulture, $"opaque and good for {AccessToken.Lifetime.TotalMinutes} minutes.");

    private static string MeaningOf(string scope)
    {
        var (resource, verb) = scope.Split('.') is [.., var what, var how] ? (what, how) : (scope, "");
        var whose = !scope.StartsWith("vendor.", StringComparison.Ordinal) ? "of the own partner"
            : VendorScopes.GetValueOrDefault(resource, "of every partner");
        return $"{char.ToUpperInvariant(verb[0])}{verb[1..]} {resource} {whose}.";
    }
}
