using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChannelProgram.Api.Tests.Programs;

public class GetProgramTests(ShippedProgramHost host) : IClassFixture<ShippedProgramHost>
{
    [Fact]
    public async Task The_published_program_is_answered_with_amounts_as_money()
    {
        var published =
            JsonNode.Parse(
                await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Programs", "default-program.json")))!;
        foreach (var holder in published["tiers"]!.AsArray().Append(published["dealRegistration"]).Cast<JsonObject>())
            foreach (var limit in holder.Where(
                it => it.Key.EndsWith("Limit", StringComparison.Ordinal) && it.Value?.GetValueKind() is JsonValueKind.String)
                .ToList())
                holder[limit.Key] = new JsonObject { ["amount"] = limit.Value!.GetValue<string>(), ["currency"] = "USD" };

        var program = (await host.Gold.Get("/v1/program")).Expect(HttpStatusCode.OK);

        Assert.True(JsonNode.DeepEquals(published, JsonNode.Parse(program.Text)), program.Text);
    }
}
