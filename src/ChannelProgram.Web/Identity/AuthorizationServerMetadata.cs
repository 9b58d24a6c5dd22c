using System.Text.Json.Serialization;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.Identity;

/// <summary>RFC 8414, 2: where and how a system gets a token.</summary>
internal sealed record AuthorizationServerMetadata(
    [TextFormat(2048, Format = "uri")][property: JsonPropertyName("issuer")] string Issuer,
    [TextFormat(2048, Format = "uri")][property: JsonPropertyName("token_endpoint")] string TokenEndpoint)
{
    [TextFormat(50, "^[a-z_]+$"), JsonPropertyName("grant_types_supported")]
    public string[] GrantTypes { get; } = ["client_credentials"];

    [TextFormat(50, "^[a-z_]+$"), JsonPropertyName("token_endpoint_auth_methods_supported")]
    public string[] AuthenticationMethods { get; } = ["client_secret_basic", "client_secret_post"];

    [TextFormat(100, "^[a-z.]+$"), JsonPropertyName("scopes_supported")]
    public string[] SupportedScopes { get; } = [.. Scopes.Partner.Concat(Scopes.Vendor).Order(StringComparer.Ordinal)];

    /// <summary>None: nobody is sent here to authorise anything.</summary>
    [TextFormat(50, "^[a-z_]+$"), JsonPropertyName("response_types_supported")]
    public string[] ResponseTypes { get; } = [];

    public static AuthorizationServerMetadata Of(HttpRequest request, IConfiguration configuration)
    {
        var issuer = PublicAddress.Of(request, configuration);
        return new(issuer, $"{issuer}/connect/token");
    }
}
