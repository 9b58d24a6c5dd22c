using System.Net;
using System.Net.Http.Json;

namespace ChannelProgram.Api.Tests.Partners;

internal static class PartnerActions
{
    public static async Task<string> PartnerId(this Api caller) =>
        (await caller.Get("/v1/me")).Expect(HttpStatusCode.OK).Json.GetProperty("partner").GetProperty("id").GetString()!;

    public static async Task<Answer> Suspend(this Api staff, string partner, string? message = null) =>
        (await staff.Post($"/v1/partners/{partner}/suspend", new { message })).Expect(HttpStatusCode.OK);

    public static async Task<Answer> Reinstate(this Api staff, string partner) =>
        (await staff.Post($"/v1/partners/{partner}/reinstate")).Expect(HttpStatusCode.OK);

    public static Task<Answer> UpdatePartner(this Api caller, string partner, object patch) => caller.Send(
        HttpMethod.Patch, $"/v1/partners/{partner}", JsonContent.Create(patch), ("If-Match", "*"));
}
