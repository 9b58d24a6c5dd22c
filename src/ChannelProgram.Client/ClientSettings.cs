using System.Text.Json;
using System.Text.Json.Serialization;
using Refit;

namespace ChannelProgram.Client;

/// <summary>How requests are written and answers are read.</summary>
public static class ClientSettings
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        // What a request leaves out is left to the server; Optional tells null from absent in a merge patch.
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static RefitSettings Create()
    {
        // Members of forms without a name of their own are written as in JSON.
        var settings = new RefitSettings(
            new SystemTextJsonContentSerializer(Json), null, null, new CamelCaseUrlParameterKeyFormatter());
        settings.ExceptionFactory = answer => ProblemException.Of(answer, settings);
        return settings;
    }
}
