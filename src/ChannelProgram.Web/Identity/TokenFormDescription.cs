using System.Globalization;
using System.Text.Json;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChannelProgram.Web.Identity;

/// <summary>
/// Describes the form and the errors of the token endpoint. If the endpoint declared the form, routing would answer 415 where
/// RFC 6749 wants <c>invalid_request</c>.
/// </summary>
internal sealed class TokenFormDescription : IOperationFilter
{
    private const string Schema = "TokenRequest";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (operation.OperationId != IdentityEndpoints.IssueToken) return;

        operation.Description += string.Create(
            CultureInfo.InvariantCulture, $" Tokens are good for {AccessToken.Lifetime.TotalMinutes} minutes.");
        context.SchemaRepository.AddDefinition(Schema, Form());
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["application/x-www-form-urlencoded"] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchemaReference(Schema, context.Document),
                    Example = JsonSerializer.SerializeToNode(IdentityExamples.TokenForm),
                },
            },
        };
        foreach (var errors in IdentityExamples.TokenErrors.GroupBy(it => it.Status))
            Describe((OpenApiResponse)operation.Responses![$"{errors.Key}"], [.. errors]);
        var error = context.SchemaRepository.Schemas[nameof(TokenErrorResponse)];
        if (error.Properties!["error_description"] is OpenApiSchema message) ProblemDocs.Message(message);
    }

    private static OpenApiSchema Form() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "What a system asks a token for (RFC 6749, 4.4.2). Other parameters are ignored.",
        Required = new HashSet<string> { "grant_type" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["grant_type"] = Text(new(18, "^client_credentials$"), "The only grant there is."),
            ["scope"] = Text(
                new(1000, "^[a-z.]+( [a-z.]+)*$"), "Scopes separated by spaces; without it, all that the client holds."),
            ["client_id"] = Text(
                new LineAttribute(CallerId.MaxLength) { MayBeEmpty = true }, "Unless the client signs in with HTTP Basic."),
            ["client_secret"] = Text(
                new LineAttribute(GrantToken.MaxSecretLength) { MayBeEmpty = true, Format = "password" },
                "Unless the client signs in with HTTP Basic."),
        },
    };

    private static void Describe(OpenApiResponse response, IReadOnlyList<TokenErrorResponse> errors)
    {
        response.Description = string.Join('\n', errors.Select(it => $"* `{it.Error}`: {it.Description}"));
        if (response.Content?.Values.FirstOrDefault() is OpenApiMediaType content)
            content.Examples = errors.ToDictionary(it => it.Error, it => (IOpenApiExample)new OpenApiExample
            {
                Value = JsonSerializer.SerializeToNode(it, Json.Options),
            });
        if (errors.All(it => it.Status == StatusCodes.Status401Unauthorized))
            (response.Headers ??= new Dictionary<string, IOpenApiHeader>())["WWW-Authenticate"] = new OpenApiHeader
            {
                Description = "How a client signs in (RFC 7617).",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^Basic", MaxLength = 200 },
            };
    }

    private static OpenApiSchema Text(TextFormatAttribute format, string description)
    {
        var text = new OpenApiSchema { Type = JsonSchemaType.String, Description = description };
        SchemaLimits.Bound(text, format);
        return text;
    }
}
