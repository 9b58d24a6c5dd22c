using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.Programs;

/// <summary>
/// The settings of a version as a JSON object, in the form of the shipped program's file: amounts are strings in the program's
/// currency. Version and instant are not among them.
/// </summary>
[JsonConverter(typeof(Converter))]
public sealed record ProgramDocument(string Json)
{
    private static readonly string[] SetByPublishing = ["version", "effectiveFrom"];

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    public static ProgramDocument Of(ProgramVersion program)
    {
        var members = JsonSerializer.SerializeToNode(program, ProgramJson.Stored)!.AsObject();
        foreach (var name in SetByPublishing) members.Remove(name);
        return new(Text(members));
    }

    public JsonObject Members => JsonNode.Parse(Json)!.AsObject();

    /// <param name="patch">A JSON merge patch (RFC 7396).</param>
    public ProgramDocument Merge(ProgramDocument patch)
    {
        var members = Members;
        JsonMerge.Apply(patch.Members, members);
        return new(Text(members));
    }

    /// <summary>What a version that is not published cannot say.</summary>
    public IEnumerable<string> Misplaced => SetByPublishing.Where(Members.ContainsKey).Select(it => $"/{it}");

    private static string Text(JsonNode node) => node.ToJsonString(ProgramJson.Stored);

    private sealed class Converter : JsonConverter<ProgramDocument>, IExpectedForm
    {
        public string Expected => "must be an object of well-formed texts that has each member once";

        public override ProgramDocument Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException();
            using var given = JsonDocument.ParseValue(ref reader);
            var text = given.RootElement.GetRawText();
            // No column of any engine takes a NUL.
            if (text.Contains("\\u0000", StringComparison.Ordinal)) throw new JsonException();
            try
            {
                return new(Text(JsonNode.Parse(text, documentOptions: Strict)!));
            }
            catch (InvalidOperationException malformed)
            {
                throw new JsonException("Half of a surrogate pair stands alone.", malformed);
            }
        }

        public override void Write(Utf8JsonWriter writer, ProgramDocument value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Json);
    }
}
