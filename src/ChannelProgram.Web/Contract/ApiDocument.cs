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
        var time = app.Services.GetRequiredService<TimeProvider>();
        app.UseSwagger(options =>
        {
            options.RouteTemplate = "openapi/{documentName}.json";
            options.OpenApiVersion = Version;
            options.PreSerializeFilters.Add((document, _) => ExampleValues.KeepAhead(document, time.Now()));
        });
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "docs";
            options.DocumentTitle = "ChannelProgram API";
            options.SwaggerEndpoint($"/openapi/{Name}.json", "ChannelProgram v1");
        });
    }
}
