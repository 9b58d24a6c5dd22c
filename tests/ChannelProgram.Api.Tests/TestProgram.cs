using System.Text.Json.Nodes;

namespace ChannelProgram.Api.Tests;

/// <summary>
/// The program that tests run under: the shipped one, but a partner may register as much and as often as a test needs. What
/// keeps partners from hoarding is tested under the shipped one.
/// </summary>
internal static class TestProgram
{
    public static string Shipped { get; } = Path.Combine(AppContext.BaseDirectory, "Programs", "default-program.json");

    public static string WithoutLimits { get; } = MakeWithoutLimits();

    private static string MakeWithoutLimits()
    {
        var program = JsonNode.Parse(File.ReadAllText(Shipped))!;
        foreach (var tier in program["tiers"]!.AsArray()) tier!["openRegistrationLimit"] = null;
        program["protection"]!["coolingOffDays"] = 0;
        program["protection"]!["limitDays"] = 3650;
        program["protection"]!["limitWindowDays"] = 3650;
        var file = Path.Combine(Path.GetTempPath(), $"program-{Guid.NewGuid():N}.json");
        File.WriteAllText(file, program.ToJsonString());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
        return file;
    }
}
