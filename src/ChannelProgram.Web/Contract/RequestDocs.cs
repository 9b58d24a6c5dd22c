using System.Globalization;
using System.Reflection;
using System.Text.Json;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChannelProgram.Web.Contract;

/// <summary>
/// Describes path, query, headers and body. They are read by hand after sign-in, so the framework does not know them.
/// </summary>
internal sealed class RequestDocs : IOperationFilter
{
    private const string ETag = "\"mZ2qk8b0V5l3r7yXw1c9Aa\"";

    private static readonly JsonSerializerOptions WithoutNull = new(Json.Options)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var about = Operation.Of(context);
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? []) DescribeRoute(parameter, context);
        operation.Parameters =
        [
            .. operation.Parameters ?? [],
            .. about.Query.Select(it => Query(it, context)),
            .. Headers(about, context.Document),
        ];

        if (about.File is { } file) operation.RequestBody = FileDocs.Form(file, about.Example?.Request as FileExample);
        if (about.Body is not { } body) return;
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = body.Required,
            Description = body.Required ? null : "May be absent or an empty object.",
            Content = body.MediaTypes.ToDictionary(it => it, IOpenApiMediaType (_) => new OpenApiMediaType
            {
                Schema = Schema(body, operation.OperationId!, context),
                Example = about.Example?.Request is { } request ? JsonSerializer.SerializeToNode(request, WithoutNull) : null,
            }),
        };
    }

    private static IOpenApiSchema Schema(ReadsBody body, string operation, OperationFilterContext context)
    {
        var whole = context.SchemaGenerator.GenerateSchema(body.Type, context.SchemaRepository);
        return body.MediaTypes.Contains(ReadsBody.MergePatch)
            ? Patch(whole, SchemaNames.OfMergePatch(operation), context)
            : whole;
    }

    /// <summary>In a merge patch no member is required, at any depth; lists are replaced whole.</summary>
    private static IOpenApiSchema Patch(IOpenApiSchema schema, string name, OperationFilterContext context)
    {
        if (schema is OpenApiSchema { OneOf: [var none, var some] })
            return new OpenApiSchema { Description = schema.Description, OneOf = [none, Patch(some, name, context)] };
        if (schema is not OpenApiSchemaReference { Reference.Id: { } id }
            || !context.SchemaRepository.Schemas.TryGetValue(id, out var found)
            || found is not OpenApiSchema { Properties: { } members } whole)
            return schema;

        if (!context.SchemaRepository.Schemas.ContainsKey(name))
        {
            var patch = (OpenApiSchema)whole.CreateShallowCopy();
            patch.Required = null;
            patch.Properties = members.ToDictionary(
                it => it.Key, it => Patch(it.Value, $"{name}{char.ToUpperInvariant(it.Key[0])}{it.Key[1..]}", context));
            context.SchemaRepository.AddDefinition(name, patch);
        }

        return new OpenApiSchemaReference(name, context.Document) { Description = schema.Description };
    }

    private static void DescribeRoute(OpenApiParameter parameter, OperationFilterContext context)
    {
        var declared = context.ApiDescription.ParameterDescriptions.Single(it => it.Name == parameter.Name).ParameterInfo();
        if (declared?.GetCustomAttribute<TextFormatAttribute>() is { } format)
        {
            var text = new OpenApiSchema { Type = JsonSchemaType.String };
            SchemaLimits.Bound(text, format);
            (parameter.Description, parameter.Schema, parameter.Example) = (format.Description, text, format.Example);
            return;
        }

        parameter.Description ??= "The id, a UUID. Anything else is answered like an id that does not exist: 404.";
        parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" };
        parameter.Example = ExampleValues.Id;
    }

    private static OpenApiParameter Query(QueryParameter it, OperationFilterContext context)
    {
        var one = context.SchemaGenerator.GenerateSchema(it.Type, context.SchemaRepository);
        if (one is OpenApiSchema { Type: JsonSchemaType.String, Enum: null } text)
            SchemaLimits.Text(text, it.Text, $"?{it.Name}");
        if (one is OpenApiSchema number && it.Range is { } range)
            (number.Minimum, number.Maximum, number.Default) = ($"{range.Min}", $"{range.Max}", range.Default);
        else if (one is OpenApiSchema { Type: JsonSchemaType.Integer } whole)
            (whole.Minimum, whole.Maximum) = ("0", $"{int.MaxValue}");

        return new()
        {
            Name = it.Name,
            In = ParameterLocation.Query,
            Description = it.Description,
            Style = it.IsList ? ParameterStyle.Form : null,
            Explode = !it.IsList,
            Schema = !it.IsList ? one : new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = one,
                MinItems = 1,
                MaxItems = QueryReader.MaxValues,
            },
        };
    }

    private static IEnumerable<IOpenApiParameter> Headers(Operation about, OpenApiDocument document)
    {
        if (about.IsRepeatable) yield return Header(document, Common.IdempotencyMiddleware.Header,
            $"Makes the request happen once, however often it is sent: 1 to {Common.IdempotencyMiddleware.MaxKeyLength} "
            + string.Create(
                CultureInfo.InvariantCulture,
                $"visible ASCII characters, such as a new UUID. It is good for {IdempotencyKey.Lifetime.TotalHours} hours."),
            new()
            {
                Type = JsonSchemaType.String,
                Pattern = "^[!-~]+$",
                MinLength = 1,
                MaxLength = Common.IdempotencyMiddleware.MaxKeyLength
            });
        if (about.SupportsIfMatch) yield return Header(document, "If-Match",
            $"The `ETag` of the version that you mean to change, with its quotes, such as `{ETag}`; or `*` for any version. "
            + "If it has changed since, the answer is 412.",
            Tags(), about.NeedsVersion);
        if (about.SupportsIfNoneMatch) yield return Header(document, "If-None-Match",
            $"The `ETag` of the version that you know, with its quotes, such as `{ETag}`; or several, separated by commas. "
            + "If nothing has changed since, the answer is 304.", Tags());
    }

    private static OpenApiSchema Tags() => new() { Type = JsonSchemaType.String, Pattern = "^[ -~]+$", MaxLength = 8000 };

    /// <summary>
    /// Without an example, which the documentation page would send: no resource has its version, and a key is good for one
    /// request.
    /// </summary>
    private static OpenApiParameterReference Header(
        OpenApiDocument document, string name, string description, OpenApiSchema schema, bool required = false)
    {
        var id = required ? $"{name}-required" : name;
        document.AddComponent<IOpenApiParameter>(id, new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = description,
            Required = required,
            Schema = schema,
        });
        return new(id, document);
    }
}
