using System.Net;
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
        foreach (var tier in published["tiers"]!.AsArray())
        {
            ShowAsMoney(tier!, "autoApprovalLimit");
            ShowAsMoney(tier!["requirements"]!, "commitment", "quarterlyRevenue");
            ShowAsMoney(tier["benefits"]!, "marketFunds");
        }

        ShowAsMoney(published["dealRegistration"]!, "autoApproveLimit", "unconfirmedKeysLimit");
        ShowAsMoney(published["commission"]!, "referralFee", "minimumPayout");
        foreach (var band in published["commission"]!["bands"]!.AsArray()) ShowAsMoney(band!, "from", "to");
        foreach (var reward in published["commission"]!["annualRewards"]!.AsArray()) ShowAsMoney(reward!, "amount");

        var program = (await host.Gold.Get("/v1/program")).Expect(HttpStatusCode.OK);

        Assert.True(JsonNode.DeepEquals(published, JsonNode.Parse(program.Text)), program.Text);
    }

    private static void ShowAsMoney(JsonNode holder, params string[] members)
    {
        foreach (var member in members)
            if (holder[member] is { } amount)
                holder[member] = new JsonObject { ["amount"] = amount.GetValue<string>(), ["currency"] = "USD" };
    }
}
