using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChannelProgram.Web.Contract;

/// <summary>Removes schemas that nothing refers to, such as those that only the schema of a merge patch was made from.</summary>
internal sealed class UnusedSchemas : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        if (swaggerDoc.Components?.Schemas is not { } schemas) return;

        // A removed schema may have been the only one that referred to another.
        List<string> unused;
        do
        {
            var references = new References();
            new OpenApiWalker(references).Walk(swaggerDoc);
            unused = [.. schemas.Keys.Except(references.Schemas)];
            foreach (var name in unused) schemas.Remove(name);
        }
        while (unused is not []);
    }

    private sealed class References : OpenApiVisitorBase
    {
        public HashSet<string> Schemas { get; } = [];

        public override void Visit(IOpenApiReferenceHolder referenceHolder)
        {
            if (referenceHolder is OpenApiSchemaReference { Reference.Id: { } id }) Schemas.Add(id);
        }
    }
}
