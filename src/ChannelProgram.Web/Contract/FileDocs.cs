using ChannelProgram.Web.Common;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace ChannelProgram.Web.Contract;

/// <summary>Files in requests and answers. They are binary strings, which every generator of clients knows.</summary>
internal static class FileDocs
{
    public static OpenApiRequestBody Form(ReadsFile file, FileExample? example) => new()
    {
        Required = true,
        Content = new Dictionary<string, IOpenApiMediaType>
        {
            [ReadsFile.MediaType] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { ReadsFile.Part },
                    AdditionalPropertiesAllowed = false,
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        [ReadsFile.Part] = Binary(
                            "The file, with its name." + (example is null ? "" : $" For example `{example.Name}`."),
                            file.ByteCeiling),
                    },
                },
            },
        },
    };

    public static void Describe(OpenApiResponse response, AnswersFile answers)
    {
        response.Content = answers.MediaTypes.ToDictionary(it => it, IOpenApiMediaType (_) => new OpenApiMediaType
        {
            Schema = Binary("The content of the file.", answers.ByteCeiling),
        });
        response.Headers![HeaderNames.ContentDisposition] = new OpenApiHeader
        {
            Description = "Says that it is an attachment, and the name of the file (RFC 6266).",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^attachment; [ -~]+$", MaxLength = 4000 },
        };
    }

    private static OpenApiSchema Binary(string description, int byteCeiling) => new()
    {
        Type = JsonSchemaType.String,
        Format = "binary",
        Description = description,
        MaxLength = byteCeiling,
    };
}
