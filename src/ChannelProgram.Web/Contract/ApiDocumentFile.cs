using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace ChannelProgram.Web.Contract;

/// <summary>
/// The openapi command: writes the document of this very code to a file, or to the standard output. It needs neither
/// database nor settings, so that the build can run it.
/// </summary>
internal static class ApiDocumentFile
{
    public const string Command = "openapi";

    /// <summary>Settings that nothing will use: nothing is started.</summary>
    public static void Prepare(WebApplicationBuilder builder)
    {
        builder.Environment.EnvironmentName = Environments.Development;
        builder.Configuration[$"ConnectionStrings:{Setup.Settings.Store}"] = "Host=none";
        builder.Logging.ClearProviders();
    }

    /// <returns>The exit code.</returns>
    public static async Task<int> Write(WebApplication app, string? file)
    {
        // Endpoints are known to the document once a pipeline has them; nothing starts it here.
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
            return Setup.Settings.Stop($"The document cannot be written: {e.Message}");
        }
    }
}
