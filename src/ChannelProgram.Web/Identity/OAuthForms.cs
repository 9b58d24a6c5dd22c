using System.Text.Json;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChannelProgram.Web.Identity;

/// <summary>
/// Describes the forms and the errors of the operations that OpenIddict answers. If the endpoints declared their forms, routing
/// would answer 415 where RFC 6749 wants <c>invalid_request</c>.
/// </summary>
internal sealed class OAuthForms : IOperationFilter
{
    private const int MaxSecretLength = 256;
    private const string ByBasic = "Unless the client signs in with HTTP Basic.";

    private static readonly Dictionary<string, Form> Forms = new()
    {
        [IdentityEndpoints.IssueToken] = new(
            "TokenRequest", "What a token is asked for with. Other parameters are ignored.", ["grant_type"], new()
            {
                ["grant_type"] = Text(
                    new(30, "^(client_credentials|authorization_code|refresh_token)$"),
                    "`client_credentials` for a system (RFC 6749, 4.4), `authorization_code` for a front end that got a " +
                    "code for a "
                    + "person (4.1.3), `refresh_token` for new tokens of a person (6)."),
                ["scope"] = Text(
                    new(1000, "^[a-z._]+( [a-z._]+)*$"), "Scopes separated by spaces; without it, all that the client holds."),
                ["refresh_token"] = Text(new LineAttribute(4000), "With `refresh_token`. Good once."),
                ["code"] = Text(new LineAttribute(4000), "With `authorization_code`. Good once."),
                ["redirect_uri"] = Text(new LineAttribute(2048), "With `authorization_code`: where the code was sent to."),
                ["code_verifier"] = Text(
                    new(128, "^[A-Za-z0-9._~-]+$"), "With `authorization_code`: what `code_challenge` was made of (RFC 7636)."),
            },
            IdentityExamples.TokenForm, IdentityExamples.TokenErrors),
        [IdentityEndpoints.IntrospectToken] = new(
            "IntrospectionRequest", "Which token is asked about.", ["token"], TokenNamed(),
            IdentityExamples.TokenNamed, IdentityExamples.ClientErrors),
        [IdentityEndpoints.RevokeToken] = new(
            "RevocationRequest", "Which token ends.", ["token"], TokenNamed(),
            IdentityExamples.TokenNamed, IdentityExamples.ClientErrors),
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (operation.OperationId is not { } id || !Forms.TryGetValue(id, out var form)) return;

        context.SchemaRepository.AddDefinition(form.Name, Schema(form));
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["application/x-www-form-urlencoded"] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchemaReference(form.Name, context.Document),
                    Example = JsonSerializer.SerializeToNode(form.Example),
                },
            },
        };
        foreach (var errors in form.Errors.GroupBy(it => it.Status))
            Describe((OpenApiResponse)operation.Responses![$"{errors.Key}"], [.. errors]);
        var error = context.SchemaRepository.Schemas[nameof(TokenErrorResponse)];
        if (error.Properties!["error_description"] is OpenApiSchema message) ProblemDocs.Message(message);
    }

    private static OpenApiSchema Schema(Form form)
    {
        var properties = new Dictionary<string, IOpenApiSchema>(form.Members)
        {
            ["client_id"] = Text(new LineAttribute(CallerId.MaxLength) { MayBeEmpty = true }, ByBasic),
            ["client_secret"] = Text(
                new LineAttribute(MaxSecretLength) { MayBeEmpty = true, Format = "password" }, ByBasic),
        };
        return new()
        {
            Type = JsonSchemaType.Object,
            Description = form.Description,
            Required = new HashSet<string>(form.Required),
            Properties = properties,
        };
    }

    private static Dictionary<string, IOpenApiSchema> TokenNamed() => new()
    {
        ["token"] = Text(new LineAttribute(4000), "An access token or a refresh token."),
        ["token_type_hint"] = Text(new(30, "^[a-z_]+$"), "`access_token` or `refresh_token`; it may be left out."),
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

    private sealed record Form(
        string Name, string Description, string[] Required, Dictionary<string, IOpenApiSchema> Members,
        Dictionary<string, string> Example, IReadOnlyList<TokenErrorResponse> Errors);
}
