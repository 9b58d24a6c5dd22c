using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Web.Common;
using Microsoft.AspNetCore.Http.Metadata;

namespace ChannelProgram.Web.Programs;

internal sealed class ProgramAnswer(Result<ProgramVersion> result) : IResult, IEndpointMetadataProvider
{
    private static readonly ConcurrentDictionary<string, JsonSerializerOptions> ByCurrency = new();

    public Task ExecuteAsync(HttpContext httpContext) => result.Refusal is { } refusal
        ? Answers.Refuse(httpContext, refusal)
        : Answers.WriteResource(httpContext, StatusCodes.Status200OK, ToJson(result.Value));

    public static JsonNode ToJson(ProgramVersion program) =>
        JsonSerializer.SerializeToNode(program, ByCurrency.GetOrAdd(program.Currency, OptionsFor))!;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        Answers.Describe(builder, StatusCodes.Status200OK, typeof(ProgramVersion), AnswerKind.Resource);

    private static JsonSerializerOptions OptionsFor(string currency)
    {
        var options = new JsonSerializerOptions(Json.Options);
        // The first converter for a type is used.
        options.Converters.Add(new MoneyConverter(currency));
        return ProgramJson.Configure(options);
    }

    private sealed class MoneyConverter(string currency) : JsonConverter<ProgramAmount>
    {
        public override ProgramAmount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Answers are only written.");

        public override void Write(Utf8JsonWriter writer, ProgramAmount value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, MoneyText.Of(new(value.Value, currency)), options);
    }
}
