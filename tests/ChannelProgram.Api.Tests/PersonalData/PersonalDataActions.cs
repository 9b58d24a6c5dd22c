using System.Net;

namespace ChannelProgram.Api.Tests.PersonalData;

internal static class PersonalDataActions
{
    public static Task<Answer> TryErase(this ChannelHost host, object whom) =>
        host.ProgramAdmin.Post("/v1/personal-data/erasures", whom);

    public static async Task<Answer> Erase(this ChannelHost host, string email) =>
        (await host.TryErase(new { email, reason = "Asked for." })).Expect(HttpStatusCode.OK);

    public static async Task<Answer> Export(this ChannelHost host, string email) =>
        (await host.ProgramAdmin.Post("/v1/personal-data/exports", new { email })).Expect(HttpStatusCode.OK);

    /// <summary><c>deals 2, users 1</c>.</summary>
    public static string Erased(this Answer erasure) => string.Join(
        ", ", erasure.Json.GetProperty("erased").EnumerateArray()
            .Select(it => $"{it.GetProperty("place").GetString()} {it.GetProperty("rows").GetInt32()}"));

    /// <summary><c>deals/owner Ada Example</c>, sorted.</summary>
    public static IReadOnlyList<string> Found(this Answer export) =>
    [
        .. (from place in export.Json.GetProperty("places").EnumerateArray()
            from found in place.GetProperty("records").EnumerateArray()
            from value in found.GetProperty("values").EnumerateArray()
            select $"{place.GetProperty("place").GetString()}{value.GetProperty("name").GetString()} "
                + value.GetProperty("value").GetString()).Order(StringComparer.Ordinal),
    ];

    public static object DealNaming(
        string website, string? email, string? name, string? description = null, string? owner = null, bool draft = false,
        string? externalId = null) => new
        {
            customer = new { name = Registration.NameOf(website), country = "DE", website, contact = new { name, email } },
            products = new[] { new { code = "analytics", amount = new { amount = "10000.00", currency = "USD" } } },
            expectedCloseDate = "2027-06-30",
            stage = "qualified",
            source = "partnerSourced",
            description,
            owner,
            externalId,
            draft,
        };
}
