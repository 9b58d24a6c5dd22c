using System.Text.Json;
using ChannelProgram.Application.Common;
using ChannelProgram.Web.Common;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChannelProgram.Web.Contract;

internal sealed class SecurityDocs : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var access = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<Access>().LastOrDefault();
        operation.Security = access switch
        {
            { Permission: { } permission } => [.. Needed(permission, context.Document)],
            _ when access == Access.SignedIn =>
                [Needs(DocumentInfo.Systems, context.Document), Needs(DocumentInfo.People, context.Document)],
            _ when Operation.Of(context).IsToken => [Needs(DocumentInfo.Clients, context.Document), new()],
            _ => [],
        };
        if (access?.Permission is { } who)
            operation.Description = $"{operation.Description}\n\nFor {string.Join("; ", WhoMay(who))}.".Trim();
    }

    private static IEnumerable<OpenApiSecurityRequirement> Needed(Permission permission, OpenApiDocument document)
    {
        if (permission.PartnerScope is { } own) yield return Needs(DocumentInfo.Systems, document, own);
        foreach (var every in permission.VendorScopes) yield return Needs(DocumentInfo.Systems, document, every);
        if (permission.Roles is not []) yield return Needs(DocumentInfo.People, document);
    }

    private static IEnumerable<string> WhoMay(Permission permission)
    {
        if (permission.PartnerScope is { } own) yield return $"partners' systems with the scope `{own}`";
        if (permission.VendorScopes is not [])
            yield return $"the vendor's systems with the scope "
                + string.Join(" or ", permission.VendorScopes.Select(it => $"`{it}`"));
        if (permission.Roles.Length == Enum.GetValues<Role>().Length) yield return "people in any role";
        else if (permission.Roles is not [])
            yield return $"people in the roles "
                + $"{string.Join(", ", permission.Roles.Select(it => $"`{JsonNamingPolicy.CamelCase.ConvertName($"{it}")}`"))}";
    }

    private static OpenApiSecurityRequirement Needs(string scheme, OpenApiDocument document, params string[] scopes) =>
        new() { [new(scheme, document)] = [.. scopes] };
}
