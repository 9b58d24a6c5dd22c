using System.Reflection;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;
using Microsoft.OpenApi;

namespace ChannelProgram.Web.Contract;

internal static class ApiDocument
{
    public const string Name = "v1";

    /// <summary>3.1, because only there a member that refers to another schema can be null.</summary>
    public const OpenApiSpecVersion Version = OpenApiSpecVersion.OpenApi3_1;

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services
        .AddSingleton<ServedDocument>()
        // Secrets are never in the document, so compressing it tells nothing of any (BREACH).
        .AddResponseCompression(options => options.EnableForHttps = true)
        .AddEndpointsApiExplorer()
        .AddSwaggerGen(options =>
        {
            options.SwaggerDoc(Name, DocumentInfo.Info);
            options.AddServer(DocumentInfo.Server);
            options.CustomSchemaIds(SchemaNames.Of);
            options.SupportNonNullableReferenceTypes();
            foreach (var layer in (Assembly[])[typeof(Refusal).Assembly, typeof(Permission).Assembly,
                typeof(ApiDocument).Assembly])
                options.IncludeXmlComments(layer);
            foreach (var id in typeof(Refusal).Assembly.GetTypes().Concat(typeof(Permission).Assembly.GetTypes())
                .Where(it => it.IsTypedId()))
                options.MapType(id, () => new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" });
            foreach (var feature in ApiFeatures.All) feature.Describe(options);
            options.SchemaFilter<FeatureNameSchemas>();
            options.SchemaFilter<SchemaMembers>();
            options.OperationFilter<RequestDocs>();
            options.OperationFilter<ResponseDocs>();
            options.OperationFilter<SecurityDocs>();
            options.DocumentFilter<DocumentInfo>();
            options.DocumentFilter<UnusedSchemas>();
        });

    public static void UseApiDocument(this WebApplication app)
    {
        app.UseWhen(
            it => it.Request.Path.StartsWithSegments("/openapi") || it.Request.Path.StartsWithSegments("/docs"),
            it => it.UseResponseCompression());
        app.MapGet("/", () => TypedResults.Redirect("docs/")).ExcludeFromDescription().OpenToAll();
        app.MapGet($"/openapi/{Name}.json", async (HttpRequest request, ServedDocument served) =>
        {
            var (bytes, tag) = await served.Of(request);
            return TypedResults.Bytes(bytes, "application/json; charset=utf-8", entityTag: tag);
        }).ExcludeFromDescription().OpenToAll();
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "docs";
            options.DocumentTitle = "ChannelProgram API";
            options.SwaggerEndpoint($"/openapi/{Name}.json", "ChannelProgram v1");
        });
    }
}
