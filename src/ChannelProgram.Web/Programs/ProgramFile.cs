using System.Text;
using System.Text.Json;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.Programs;

/// <summary>Read as strictly as a request: an unknown member is a fault.</summary>
internal sealed class ProgramFile : IProgramReader
{
    private static readonly JsonSerializerOptions Options = ProgramJson.Configure(new(Json.Options));

    public static ProgramVersion Read(ReadOnlyMemory<byte> utf8, InputFaults faults) =>
        StrictJson.Read<ProgramVersion>(utf8, faults, Options, out _);

    ProgramVersion IProgramReader.Read(string json, InputFaults faults) => Read(Encoding.UTF8.GetBytes(json), faults);

    public static ProgramVersion ReadShipped()
    {
        using var file = typeof(ProgramFile).Assembly.GetManifestResourceStream("default-program.json")!;
        return JsonSerializer.Deserialize<ProgramVersion>(file, Options)!;
    }
}
