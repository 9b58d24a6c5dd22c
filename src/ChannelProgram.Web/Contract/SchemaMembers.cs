using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChannelProgram.Web.Contract;

/// <summary>
/// Says which members are required, which may be null, and their limits. An answer always has all of its members; a request those
/// marked as required.
/// </summary>
internal sealed class SchemaMembers(IApiDescriptionGroupCollectionProvider operations) : ISchemaFilter
{
    private readonly Lazy<HashSet<Type>> _ofRequests = new(() => OfRequests(operations));

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { Count: > 0 } members } whole || context.MemberInfo is not null) return;

        var isRequest = _ofRequests.Value.Contains(context.Type);
        foreach (var property in context.Type.GetProperties())
        {
            var name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
                ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (!members.TryGetValue(name, out var member)) continue;

            var isLeftOut = property.GetCustomAttribute<JsonIgnoreAttribute>() is not null;
            var isRequired = !isLeftOut && (!isRequest || property.Declares<RequiredAttribute>() is not null);
            if (isRequired) (whole.Required ??= new HashSet<string>()).Add(name);
            if (member is OpenApiSchema own) Bound(own, property);
            if (property.Declares<MonthsAheadAttribute>() is { } ahead) member.Description = ahead.Description;

            var mayBeNull = !isLeftOut && (isRequest ? !isRequired : IsNullable(property));
            members[name] = Nullable(member, mayBeNull);
        }
    }

    private static HashSet<Type> OfRequests(IApiDescriptionGroupCollectionProvider operations)
    {
        var found = new HashSet<Type>();
        var open = new Stack<Type>(operations.ApiDescriptionGroups.Items.SelectMany(it => it.Items)
            .SelectMany(it => it.ActionDescriptor.EndpointMetadata.OfType<ReadsBody>()).Select(it => it.Type));
        while (open.TryPop(out var type))
        {
            if (type.Namespace?.StartsWith(nameof(System), StringComparison.Ordinal) is false && !found.Add(type)) continue;
            foreach (var inside in type.GetGenericArguments().Concat(
                type.Namespace?.StartsWith(nameof(System), StringComparison.Ordinal) is false
                    ? type.GetProperties().Select(it => it.PropertyType)
                    : []))
                open.Push(inside);
        }

        return found;
    }

    // A context serves one thread, and two documents may be made at once.
    private static bool IsNullable(PropertyInfo property) =>
        System.Nullable.GetUnderlyingType(property.PropertyType) is not null
        || (!property.PropertyType.IsValueType
            && new NullabilityInfoContext().Create(property).ReadState is NullabilityState.Nullable);

    private static IOpenApiSchema Nullable(IOpenApiSchema member, bool mayBeNull)
    {
        if (member is OpenApiSchema own)
        {
            own.Type = mayBeNull ? own.Type | JsonSchemaType.Null : own.Type & ~JsonSchemaType.Null;
            own.ReadOnly = false;
            return own;
        }

        if (!mayBeNull) return member;

        var described =
            new OpenApiSchema
            {
                Description = member.Description,
                OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, member]
            };
        member.Description = null;
        return described;
    }

    /// <summary>JSON carries whole numbers exactly up to 2^53 - 1 only (RFC 8259, 6).</summary>
    private static long Largest(string? format) => format == "int64" ? (1L << 53) - 1 : int.MaxValue;

    private static void Bound(OpenApiSchema member, PropertyInfo declaring)
    {
        if (Is(member, JsonSchemaType.String))
            SchemaLimits.Text(
                member, declaring.Declares<TextFormatAttribute>(), $"{declaring.DeclaringType!.Name}.{declaring.Name}");
        if (Is(member, JsonSchemaType.Integer))
            (member.Minimum, member.Maximum) = (member.Minimum ?? "0", member.Maximum ?? $"{Largest(member.Format)}");
        if (Is(member, JsonSchemaType.Array))
        {
            SchemaLimits.Items(member, declaring.Declares<CountAttribute>());
            if (member.Items is OpenApiSchema item) Bound(item, declaring);
        }
    }

    private static bool Is(OpenApiSchema schema, JsonSchemaType type) => (schema.Type & ~JsonSchemaType.Null) == type;
}
