using System.Text.Json;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChannelProgram.Web.Contract;

internal static class ProblemDocs
{
    private const string Schema = "Problem";

    public static IEnumerable<Problem> Of(Operation about)
    {
        if (about.IsApi)
        {
            yield return FaultExamples.Of(about);
            if (about.Query.Any(it => it.Name == Paging.After))
                yield return Problem.Invalid(Paging.After, "is not a cursor that this list gave you for these filters") with
                {
                    Code = "cursorInvalid"
                };
            if (about.IsSignedIn) yield return Problem.Unauthenticated;
            if (about.Access.Permission is { } permission)
            {
                yield return Problem.InsufficientScope;
                if (permission.Roles.Length < Enum.GetValues<Role>().Length) yield return Problem.InsufficientRole;
            }

            if (about.NeedsActivePartner) yield return Problem.Of(Refusal.PartnerNotActive);
            if (about.NeedsTwoFactor) yield return Problem.TwoFactorRequired;

            if (about.NamesResource) yield return Problem.NotFound;
            if (about.IsRepeatable) yield return Problem.RequestInProgress;
            if (about.SupportsIfMatch) yield return Problem.Of(Refusal.VersionChanged);
            if (about.MediaTypes is { } known) yield return Problem.UnsupportedMediaType(known);
            if (about.IsRepeatable) yield return Problem.KeyReused;
            if (about.NeedsVersion) yield return Problem.PreconditionRequired;
        }

        if (about.NeedsDatabase) yield return Problem.Busy;

        if (!about.IsRead)
        {
            yield return Problem.TooSlow;
            yield return about.File is { ByteCeiling: var most } ? Problem.FileTooLarge(most) : Problem.TooLarge;
        }

        yield return Problem.Internal;
        foreach (var own in about.Refusals) yield return own;
    }

    public static OpenApiResponse Response(IReadOnlyList<Problem> problems, OperationFilterContext context)
    {
        if (!context.SchemaRepository.Schemas.ContainsKey(Schema))
            context.SchemaRepository.AddDefinition(Schema, ProblemSchema(context));
        var headers = new Dictionary<string, IOpenApiHeader>();
        if (problems.Any(it => it.IsPassing || it.RetryAfter is not null))
            headers["Retry-After"] = new OpenApiHeader
            {
                Description = "In how many seconds to try again.",
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Integer,
                    Format = "int32",
                    Minimum = "1",
                    Maximum = problems.Any(it => it.RetryAfter > 1) ? "3600" : "1",
                },
            };
        if (problems.Any(it => it == Problem.Unauthenticated || it == Problem.InsufficientScope))
            headers["WWW-Authenticate"] = new OpenApiHeader
            {
                Description = "How to sign in, or which scope a system's token lacks (RFC 6750).",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^Bearer", MaxLength = 200 },
            };

        if (problems.Any(it => it.Status == StatusCodes.Status415UnsupportedMediaType))
        {
            headers["Accept"] = Accepted("The media types of a body that are accepted, if another was sent.");
            headers["Accept-Encoding"] = Accepted("`identity`, if the body was sent with a content coding.");
            if (HttpMethods.IsPatch(context.ApiDescription.HttpMethod ?? ""))
                headers[InputMiddleware.AcceptPatch] = Accepted("As `Accept` (RFC 5789).");
        }

        return new()
        {
            Description = string.Join("\n", problems.Select(it => $"* `{it.Code}`: {it.Detail}")),
            Headers = headers,
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                [Common.Problems.ContentType] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchemaReference(Schema, context.Document),
                    Examples = problems.ToDictionary(it => it.Code, it => (IOpenApiExample)new OpenApiExample
                    {
                        Value = JsonSerializer.SerializeToNode(Common.Problems.Body(it, ExampleValues.TraceId), Json.Options),
                    }),
                },
            },
        };
    }

    private static OpenApiHeader Accepted(string description) => new()
    {
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[a-z+/, -]+$", MaxLength = 100 },
    };

    private static OpenApiSchema ProblemSchema(OperationFilterContext context) => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Why a request was not done (RFC 9457).",
        Required = new HashSet<string> { "type", "title", "status", "detail", "code", "traceId" },
        AdditionalPropertiesAllowed = false,
        Properties = OfEveryProblem().Concat(OfFeatures(context)).ToDictionary(),
    };

    private static Dictionary<string, IOpenApiSchema> OfEveryProblem() => new()
    {
        ["type"] = Text("The code as a relative reference.", "^/problems/[A-Za-z]+$", 60),
        ["title"] = Text("The code in words, the same for every problem of this code.", "^[A-Z][a-z ]+$", 60),
        ["status"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Format = "int32",
            Minimum = "400",
            Maximum = "599",
            Description = "The HTTP status.",
        },
        ["detail"] = Message(Text("A sentence that helps; its words may change.", "^.+$", 1000)),
        ["code"] = Text("What it is, for programs: codes never change.", "^[a-z][A-Za-z]*$", 50),
        ["traceId"] = Text("To be quoted when asking about it.", "^[0-9a-f]{32}$", 32),
        ["errors"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description =
                "Faults of the input, by JSON pointer (RFC 6901) into the body, or by the name of a query parameter or header.",
            MaxProperties = 100,
            AdditionalProperties = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                MinItems = 1,
                MaxItems = 100,
                Items = Text("A sentence.", "^.+$", 1000),
            },
        },
    };

    private static IEnumerable<KeyValuePair<string, IOpenApiSchema>> OfFeatures(OperationFilterContext context) =>
        from member in ApiFeatures.All.SelectMany(it => it.ProblemMembers).Distinct()
        group member by member.Name into same
        select KeyValuePair.Create(same.Key, SchemaOf([.. same], context));

    private static IOpenApiSchema SchemaOf(IReadOnlyList<ProblemMember> same, OperationFilterContext context) => same switch
    {
        // A text, because generators do not agree on what a choice of enums is.
        [{ IsAlternative: true } first, ..] => Text(
            $"{first.Description} {string.Join(". ", same.Select(it => $"{it.Each}: {NamesOf(it.Type)}"))}.",
            "^[a-z][A-Za-z]*$", 50),
        [{ MaxItems: { } max } list] => new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            MaxItems = max,
            Description = list.Description,
            Items = list.Text is { } format
                ? Text(list.Each!, format.Pattern!, format.MaxLength)
                : Known(list.Type, list.Each!, context),
        },
        [var only] => Known(only.Type, only.Description, context),
        _ => throw new InvalidOperationException($"Features differ about the member {same[0].Name} of problems."),
    };

    private static string NamesOf(Type status) =>
        string.Join(", ", Enum.GetNames(status).Select(it => $"`{JsonNamingPolicy.CamelCase.ConvertName(it)}`"));

    private static IOpenApiSchema Known(Type type, string description, OperationFilterContext context)
    {
        var schema = context.SchemaGenerator.GenerateSchema(type, context.SchemaRepository);
        if (schema is OpenApiSchema { Type: JsonSchemaType.String, Format: not null } text)
            SchemaLimits.Text(text, declared: null, description);
        schema.Description = description;
        return schema;
    }

    /// <summary>Marks the member that generated clients show as the message of their exception.</summary>
    public static OpenApiSchema Message(OpenApiSchema text)
    {
        text.Extensions = new Dictionary<string, IOpenApiExtension>
        {
            ["x-ms-primary-error-message"] = new JsonNodeExtension(true),
        };
        return text;
    }

    private static OpenApiSchema Text(string description, string pattern, int longest) =>
        new() { Type = JsonSchemaType.String, Description = description, Pattern = pattern, MaxLength = longest };
}
