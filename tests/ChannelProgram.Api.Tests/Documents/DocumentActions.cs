using System.Net;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.Documents;

/// <summary>What callers do with documents.</summary>
internal static class DocumentActions
{
    public static readonly byte[] Text = [.. "A quote.\n"u8];

    public static Task<Answer> Upload(
        this Api caller, string deal, string name = "quote.txt", byte[]? file = null, params (string, string)[] headers) =>
        caller.Send(HttpMethod.Post, $"/v1/deals/{deal}/documents", DocumentedOperation.Form(name, file ?? Text), headers);

    /// <summary>The address of a document that is stored.</summary>
    public static async Task<string> Uploaded(this Api caller, string deal, string name = "quote.txt", byte[]? file = null) =>
        (await caller.Upload(deal, name, file)).Expect(HttpStatusCode.Created).Headers.Location!.ToString();

    public static Task<Answer> Delete(this Api caller, string path, params (string, string)[] headers) =>
        caller.Send(HttpMethod.Delete, path, null, headers);

    public static async Task<IReadOnlyList<string>> DocumentsOf(this Api caller, string deal) =>
        [.. (await caller.Get($"/v1/deals/{deal}/documents?limit=200")).Expect(HttpStatusCode.OK).Json.GetProperty("items")
            .EnumerateArray().Select(it => it.GetProperty("name").GetString()!)];

    public static async Task<string> NewDeal(this Api partner) => (await partner.Registered(Registration.NewCustomer())).Id;
}
