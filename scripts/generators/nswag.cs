#:package NSwag.CodeGeneration.CSharp@14.8.0
// Writes the client that NSwag makes of an OpenAPI document: nswag.cs <document> <file>
using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;

var document = await OpenApiDocument.FromJsonAsync(await File.ReadAllTextAsync(args[0]));
var settings = new CSharpClientGeneratorSettings
{
    CSharpGeneratorSettings =
    {
        JsonLibrary = CSharpJsonLibrary.SystemTextJson, JsonLibraryVersion = 10, GenerateNullableReferenceTypes = true,
    },
};
await File.WriteAllTextAsync(args[1], new CSharpClientGenerator(document, settings).GenerateFile());
