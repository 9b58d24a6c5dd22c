using ChannelProgram.Web.Contract;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace ChannelProgram.Web.Setup;

/// <summary>
/// The openapi command: writes the API document to a file or the standard output. Needs neither database nor settings, so that
/// the build can run it.
/// </summary>
internal static class ApiDocumentFile
{
    public const string Command = "openapi";

    public static void Prepare(WebApplicationBuilder builder)
    {
        builder.Environment.EnvironmentName = Environments.Development;
        builder.Configuration[$"ConnectionStrings:{Settings.Store}"] = "Host=none";
        builder.Logging.ClearProviders();
    }

    public static async Task<int> Write(WebApplication app, string? file)
    {
        // The document knows endpoints once a pipeline has them; nothing starts it here.
        app.UseEndpoints(_ => { });
        var document = app.Services.GetRequiredService<ISwaggerProvider>().GetSwagger(ApiDocument.Name);
        var text = (await document.SerializeAsJsonAsync(ApiDocument.Version)).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (file is null)
        {
            await Console.Out.WriteAsync(text);
            return 0;
        }

        try
        {
            await File.WriteAllTextAsync(file, text);
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Settings.Stop($"The document cannot be written: {e.Message}");
        }
    }
}
