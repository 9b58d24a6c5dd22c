using System.Net;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Application.Common;
using ChannelProgram.Web.Deals;

namespace ChannelProgram.Api.Tests.Receipts;

internal sealed class ReceiptOperations : IFeatureOperations
{
    public IEnumerable<AllowedCallers> Allowed =>
    [
        new(
            "getDealReceipt", "GET", $"/v1/deals/{Callers.Absent}/receipt", null,
            [Callers.ReadingSystem, Callers.Crm, .. Enum.GetNames<Role>()], "deals.read"),
        new("verifyReceipt", "POST", "/v1/receipts/verify", new { }, Callers.Everybody),
        new("getReceiptKeys", "GET", "/.well-known/receipt-keys", null, Callers.Everybody),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        ["/v1/receipts/verify"] = OfTheExample,
    };

    /// <summary>The receipt of the deal that the examples are about, registered here.</summary>
    private static async Task<OperationSetup> OfTheExample(ChannelHost host, DocumentedOperation operation)
    {
        var partner = await host.AddPartner();
        var deal = (await partner.Deal(await host.RegisterExample(partner))).Expect(HttpStatusCode.OK);
        return new(host.Nobody, operation.Definition.Path, partner.WithdrawAll)
        {
            Named = (DealExamples.Receipt, deal.String("receipt")!),
        };
    }
}
