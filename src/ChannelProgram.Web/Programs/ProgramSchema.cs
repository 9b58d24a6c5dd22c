using System.Text.Json;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Web.Common;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChannelProgram.Web.Programs;

internal sealed class ProgramSchema : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { } members } whole || context.MemberInfo is not null) return;

        if (context.Type == typeof(ProgramVersion)) AddSections(whole, members, context);
        foreach (var amount in context.Type.GetProperties().Where(it => IsAmount(it.PropertyType)))
            members[NameOf(amount.Name)] = Money(members[NameOf(amount.Name)].Description, context);
        if (ProgramSections.Defaults.FirstOrDefault(it => it.GetType() == context.Type) is { } defaults)
            AddDefaults(members, defaults);
    }

    private static void AddSections(
        OpenApiSchema program, IDictionary<string, IOpenApiSchema> members, SchemaFilterContext context)
    {
        foreach (var section in ProgramSections.Defaults)
        {
            members[section.Name] = context.SchemaGenerator.GenerateSchema(section.GetType(), context.SchemaRepository);
            (program.Required ??= new HashSet<string>()).Add(section.Name);
        }
    }

    private static IOpenApiSchema Money(string? description, SchemaFilterContext context)
    {
        var money = context.SchemaGenerator.GenerateSchema(typeof(MoneyText), context.SchemaRepository);
        money.Description = description;
        return money;
    }

    private static void AddDefaults(IDictionary<string, IOpenApiSchema> members, IProgramSection defaults)
    {
        foreach (var property in defaults.GetType().GetProperties().Where(it => !IsAmount(it.PropertyType)))
            if (members[NameOf(property.Name)] is OpenApiSchema number)
                number.Default = property.GetValue(defaults) is decimal value
                    ? DecimalText.Of(value)
                    : JsonSerializer.SerializeToNode(property.GetValue(defaults), property.PropertyType, Json.Options);
    }

    private static bool IsAmount(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(ProgramAmount);

    private static string NameOf(string property) => JsonNamingPolicy.CamelCase.ConvertName(property);
}

internal static class ProgramContract
{
    public static void DescribePrograms(this SwaggerGenOptions options)
    {
        // Replaced by money wherever it occurs.
        options.MapType<ProgramAmount>(() => new OpenApiSchema { Type = JsonSchemaType.Object });
        options.MapType<ProgramDocument>(() => new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            AdditionalPropertiesAllowed = true,
        });
        options.MapType<decimal>(() => new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Format = "decimal",
            MaxLength = ProgramJson.MaxDecimalDigits + 1 + ProgramJson.MaxDecimalDigits,
            Pattern = $@"^(0|[1-9][0-9]{{0,{ProgramJson.MaxDecimalDigits - 1}}})(\.[0-9]{{1,{ProgramJson.MaxDecimalDigits}}})?$",
        });
        options.SchemaFilter<ProgramSchema>();
    }
}
