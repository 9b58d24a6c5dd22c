using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.Receipts;

/// <summary>The npm libraries jose, which takes the published keys itself, and canonicalize.</summary>
public class JoseTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_library_of_others_verifies_a_receipt_and_its_digest()
    {
        var body = DealActions.Json(Registration.NewCustomer());
        body["customer"]!["city"] = "Zürich \"Ω\" \\ 株式会社 😀";
        body["customer"]!["contact"] = JsonNode.Parse("""{"name":"Ada Example","email":"ada@acme.example"}""");
        body["externalId"] = "crm/4711 é";
        var deal = (await host.Gold.PostText("/v1/deals", body.ToJsonString())).Expect(HttpStatusCode.Created);
        var start = new ProcessStartInfo(
            "node", [Path.Combine(Repository.Root, "tests", "receipt-verifier", "verify.mjs"), host.Address.ToString()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        using var verifier = Process.Start(start)!;
        await verifier.StandardInput.WriteAsync(JsonSerializer.Serialize(deal.Json));
        verifier.StandardInput.Close();
        var said = await Task.WhenAll(verifier.StandardOutput.ReadToEndAsync(), verifier.StandardError.ReadToEndAsync());
        await verifier.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.True(verifier.ExitCode == 0 && said[0].Contains("passed", StringComparison.Ordinal), string.Concat(said));
    }
}
