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
            Resellers register deals. The first to register an end customer for a product line gets the credit and a period of protection.

            ## Getting started

            The lines below can be pasted into a shell. They call a demo that `./run` has started on this machine. Elsewhere, use your own address, client id and secret.

            **1. Sign in.** A system gets an access token for its client id and secret. The token is valid for 15 minutes.

            ```sh
            API=http://127.0.0.1:8080
            TOKEN=$(curl -s -u demo-gold:demo-gold-secret-for-development-only -d grant_type=client_credentials \
              $API/connect/token | sed -n 's/.*"access_token" *: *"\([^"]*\)".*/\1/p')
            ```

            **2. Register a deal.** The answer is 201 in every case; its `status` says what became of the deal. Send an `Idempotency-Key` of your own: if no answer arrives, repeat the same request with the same key.

            ```sh
            DEAL=$(curl -s $API/v1/deals -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \
              -H "Idempotency-Key: first-deal-$(date +%s)" -d '{
                "customer": {"name": "Acme GmbH", "website": "https://www.acme.de", "country": "DE"},
                "products": [{"code": "platform", "amount": {"amount": "15000.00", "currency": "USD"}}],
                "expectedCloseDate": "'$(date -u -d '+60 days' +%F)'", "stage": "qualified", "source": "partnerSourced"
              }' | tee /dev/stderr | sed -n 's/^{"id" *: *"\([^"]*\)".*/\1/p')
            ```

            **3. Pull its status.** Send the `ETag` of the last answer as `If-None-Match`: 304 means that nothing has changed. To follow many deals, list those that changed since your last request.

            ```sh
            curl -i $API/v1/deals/$DEAL -H "Authorization: Bearer $TOKEN"
            curl -i "$API/v1/deals?updatedSince=$(date -u -d '-1 hour' +%FT%TZ)" -H "Authorization: Bearer $TOKEN"
            ```

            **4. Handle a problem.** Every error is a problem (RFC 9457). Decide by `code`, which never changes; show or log `detail`. With `invalid`, `errors` names every fault by its place. After 503, and after 409 `requestInProgress`, wait for `Retry-After` and repeat the request with the same key.

            ```sh
            curl -i $API/v1/deals -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"customer": {}}'
            ```

            ## Conventions

            * Requests and answers are JSON in UTF-8, in camelCase. Unknown members and query parameters are refused. HEAD works where GET does.
            * Every POST of a signed-in caller takes an `Idempotency-Key`. A repetition of the request gets the first answer again.
            * Every single resource has an `ETag` of what this caller sees now. A PATCH needs it as `If-Match`.
            * Checks are made in this order: 413, 401, 403 (scope or role), idempotency key, 415, 400, 404, 428, 412, 403 (eligibility), 409.
            * A resource of another partner is answered exactly like one that does not exist.
            """,
        Contact = new() { Name = "Whoever runs the installation that you call" },
        License = new() { Name = "MIT", Identifier = "MIT" },
    };

    public const string ExampleAddress = "https://api.example.com";

    public static OpenApiServer Server => new()
    {
        Url = ExampleAddress,
        Description = "The installation, be it sandbox or production. Each serves this document with its own address.",
        Extensions = new Dictionary<string, IOpenApiExtension> { ["x-internal"] = new JsonNodeExtension(false) },
    };

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var used = swaggerDoc.Paths.Values.SelectMany(it => it.Operations!.Values).SelectMany(it => it.Tags!)
            .Select(it => it.Name).ToHashSet();
        swaggerDoc.Tags = ApiFeatures.All.Where(it => used.Contains(it.Tag))
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
        var isVendors = scope.StartsWith("vendor.", StringComparison.Ordinal);
        if (resource == "partner") return isVendors ? "Manage partners." : "Manage the own partner.";

        var whose = !isVendors ? "of the own partner" : VendorScopes.GetValueOrDefault(resource, "of every partner");
        return $"{char.ToUpperInvariant(verb[0])}{verb[1..]} {resource} {whose}.";
    }
}
