using System.Text.Json.Nodes;
using ChannelProgram.Application.Common;
using ChannelProgram.Web.Common;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChannelProgram.Web.Contract;

/// <summary>Describes a set of names that features declare as the enum that it is in JSON.</summary>
internal sealed class FeatureNameSchemas : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema whole || !FeatureNameConverter.IsFeatureName(context.Type)) return;

        var names =
            (IEnumerable<string>)typeof(FeatureNames<>).MakeGenericType(context.Type).GetProperty(nameof(FeatureNames<>.All))!
                .GetValue(null)!;
        (
            whole.Type, whole.Properties, whole.AdditionalPropertiesAllowed, whole.Required) = (
                JsonSchemaType.String, null, true, null);
        whole.Enum = [.. names.Select(JsonNode (it) => it)];
    }
}
