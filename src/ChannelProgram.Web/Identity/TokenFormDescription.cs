using System.Globalization;
using System.Text.Json;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Contract;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChannelProgram.Web.Identity;

/// <summary>
/// Describes the form of the token endpoint. If the endpoint declared it, routing would answer 415 where RFC 6749 wants
/// <c>invalid_request</c>.
/// </summary>
internal sealed class TokenFormDescription : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (operation.OperationId != IdentityEndpoints.IssueToken) return;

        operation.Description += string.Create(
            CultureInfo.InvariantCulture, $" Tokens are good for {AccessToken.Lifetime.TotalMinutes} minutes.");
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["application/x-www-form-urlencoded"] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Required = new HashSet<string> { "grant_type" },
                        Properties = new Dictionary<string, IOpenApiSchema>
                        {
                            ["grant_type"] = Text(new(18, "^client_credentials$"), "The only grant there is."),
                            ["scope"] = Text(
                                new(1000, "^[a-z.]+( [a-z.]+)*$"),
                                "Scopes separated by spaces; without it, all that the client holds."),
                            ["client_id"] = Text(
                                new LineAttribute(CallerId.MaxLength) { MayBeEmpty = true },
                                "Unless the client signs in with HTTP Basic."),
                            ["client_secret"] = Text(
                                new LineAttribute(GrantToken.MaxSecretLength) { MayBeEmpty = true, Format = "password" },
                                "Unless the client signs in with HTTP Basic."),
                        },
                    },
                    Example = JsonSerializer.SerializeToNode(IdentityExamples.TokenForm),
                },
            },
        };
    }

    private static OpenApiSchema Text(TextFormatAttribute format, string description)
    {
        var text = new OpenApiSchema { Type = JsonSchemaType.String, Description = description };
        SchemaLimits.Bound(text, format);
        return text;
    }
}
