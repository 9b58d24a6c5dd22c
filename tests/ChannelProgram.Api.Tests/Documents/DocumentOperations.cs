using System.Net;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Api.Tests.Documents;

internal sealed class DocumentOperations : IFeatureOperations
{
    private const string All = $"/v1/deals/{Callers.Absent}/documents";
    private const string One = $"{All}/{Callers.Absent}";

    private static readonly string[] Write = [Callers.WritingSystem, .. Callers.PartnersPeople];
    private static readonly string[] Read = [Callers.ReadingSystem, Callers.Crm, .. Enum.GetNames<Role>()];

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("addDealDocument", "POST", All, () => DocumentedOperation.Form("a.txt", [.. "a"u8]), Write, "deals.write"),
        new("listDealDocuments", "GET", All, null, Read, "deals.read"),
        new("getDealDocument", "GET", One, null, Read, "deals.read"),
        new("downloadDealDocument", "GET", $"{One}/content", null, Read, "deals.read"),
        new("deleteDealDocument", "DELETE", One, null, Write, "deals.write"),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        ["/v1/deals/{id}/documents"] = Deal,
        ["/v1/deals/{id}/documents/{documentId}"] = Document,
        ["/v1/deals/{id}/documents/{documentId}/content"] = Document,
    };

    /// <summary>A deal; for a list to tell something, it has a document.</summary>
    private static Task<OperationSetup> Deal(ChannelHost host, DocumentedOperation operation) =>
        Ready(host, operation, withDocument: operation.Definition.IsRead);

    private static Task<OperationSetup> Document(ChannelHost host, DocumentedOperation operation) =>
        Ready(host, operation, withDocument: true);

    private static async Task<OperationSetup> Ready(ChannelHost host, DocumentedOperation operation, bool withDocument)
    {
        var partner = await host.AddPartner();
        var deal = await host.RegisterExample(partner);
        var path = operation.Definition.Path.Replace("{id}", deal, StringComparison.Ordinal);
        if (withDocument)
        {
            var example = (await DocumentedOperation.All(host)).Single(it => it.Name == "addDealDocument");
            var document = await partner.Send(HttpMethod.Post, $"/v1/deals/{deal}/documents", example.Example());
            path = path.Replace("{documentId}", document.Expect(HttpStatusCode.Created).Id, StringComparison.Ordinal);
        }

        return new(partner, path, partner.WithdrawAll, operation.Definition.Method == "DELETE" ? path : null);
    }
}
