using ChannelProgram.Web.Common;
using ChannelProgram.Web.Identity;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChannelProgram.Web.Setup;

/// <summary>The OpenAPI document, made from the running code, and a page that shows it.</summary>
internal static class ApiDocument
{
    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services
        .AddEndpointsApiExplorer()
        .AddSwaggerGen(options =>
        {
            options.SwaggerDoc("v1", new() { Title = "ChannelProgram", Version = "v1" });
            // Nested records are named with what they belong to: a deal's customer is not a registration's.
            options.CustomSchemaIds(NameOf);
            options.OperationFilter<Bodies>();
            options.OperationFilter<TokenFormDescription>();
        });

    public static void UseApiDocument(this WebApplication app)
    {
        app.UseSwagger(options => options.RouteTemplate = "openapi/{documentName}.json");
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "docs";
            options.SwaggerEndpoint("/openapi/v1.json", "ChannelProgram v1");
        });
    }

    private static string NameOf(Type type) =>
        (type.DeclaringType is { } outer ? NameOf(outer) : "")
        + type.Name.Split('`')[0]
        + string.Concat(type.GetGenericArguments().Select(NameOf));

    /// <summary>Bodies are read by hand, after sign-in; the document is told of them here.</summary>
    private sealed class Bodies : IOperationFilter
    {
        public void Apply(OpenApiOperation operation, OperationFilterContext context)
        {
            var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
            if (metadata.OfType<ReadsBody>().FirstOrDefault() is { } body)
                operation.RequestBody = new OpenApiRequestBody
                {
                    Required = body.Required,
                    Content = body.MediaTypes.ToDictionary(it => it, IOpenApiMediaType (_) => new OpenApiMediaType
                    {
                        Schema = context.SchemaGenerator.GenerateSchema(body.Type, context.SchemaRepository),
                    }),
                };

            foreach (var name in metadata.OfType<QueryNames>().SelectMany(it => it.Names))
                (operation.Parameters ??= []).Add(new OpenApiParameter
                {
                    Name = name,
                    In = ParameterLocation.Query,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                });
        }
    }
}
