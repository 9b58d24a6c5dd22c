using System.Net;
using System.Text.RegularExpressions;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.Access;

public partial class PartnerIsolationTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private const string Absent = "019ab000-0000-7000-8000-000000000001";

    [Theory]
    [InlineData("GET", "", null)]
    [InlineData("HEAD", "", null)]
    [InlineData("GET", "?x=1", null)]
    [InlineData("GET", "", "If-None-Match: *")]
    [InlineData("GET", "/receipt", null)]
    [InlineData("POST", "/withdraw", null)]
    [InlineData("POST", "/withdraw", "If-Match: *")]
    [InlineData("POST", "/withdraw", "If-Match: \"x\"")]
    [InlineData("POST", "/withdraw", "Idempotency-Key: once")]
    [InlineData("POST", "/approve", null)]
    [InlineData("DELETE", "", null)]
    [InlineData("GET", "/withdraw", null)]
    public async Task A_deal_of_another_partner_answers_exactly_as_an_unknown_one(string method, string rest, string? header)
    {
        var others = await host.Gold.Registered(Registration.NewCustomer());
        var headers = header?.Split(": ") is [var name, var value] ? new[] { (name, value) } : [];

        foreach (var caller in new[] { host.Platinum, host.Person("admin@platinum.example"), host.Registered })
        {
            var forbidden = await caller.Send(new(method), $"/v1/deals/{others.Id}{rest}", null, headers);
            var absent = await caller.Send(new(method), $"/v1/deals/{Absent}{rest}", null, headers);

            Assert.InRange(forbidden.Status, 400, 499);
            Assert.Equal(WithoutTraceAndTime(absent), WithoutTraceAndTime(forbidden));
            if (method is not "DELETE" && rest is "")
                Assert.Equal(
                    WithoutTraceAndTime(absent),
                    WithoutTraceAndTime(await caller.Send(new(method), $"/v1/deals/no-id", null, headers)));
        }

        Assert.Equal("approved", (await host.Gold.Deal(others.Id)).DealStatus);
    }

    [Fact]
    public async Task A_list_never_shows_deals_of_another_partner()
    {
        var (customer, externalId) = (Registration.NewCustomer(), $"crm-{Guid.NewGuid():N}");
        var others = (await host.Gold.Register(customer, externalId: externalId)).Expect(HttpStatusCode.Created);
        var own = (await host.Platinum.Register(customer, externalId: externalId)).Expect(HttpStatusCode.Created);

        Assert.Equal([own.Id], await host.Platinum.Listed($"externalId={externalId}"));
        Assert.Equal([own.Id], await host.Person("sales@platinum.example").Listed($"externalId={externalId}"));
        Assert.Empty(await host.Platinum.Listed($"number={others.String("number")}"));
        Assert.Empty(await host.Registered.Listed(""));
        Assert.DoesNotContain(others.Id, await host.Platinum.Listed("limit=200"));
        Assert.Equal(2, (await host.Crm.Listed($"externalId={externalId}")).Count);
    }

    [Fact]
    public async Task A_partner_is_told_nothing_about_the_holder_of_a_line()
    {
        var customer = Registration.NewCustomer();
        var others = await host.Gold.Registered(customer);
        await host.Silver.Registered(customer);
        var own = await host.Platinum.Registered(customer);
        var me = await host.Gold.Get("/v1/me");

        foreach (var secret in new[] { others.Id, others.String("number")!,
            me.Json.GetProperty("partner").GetProperty("id").GetString()!, "Birch" })
            Assert.DoesNotContain(secret, own.Text + (await host.Platinum.Deal(own.Id)).Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("account", own.Text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>All that an answer says, but for the trace and the time of day.</summary>
    private static string WithoutTraceAndTime(Answer answer) => string.Join('\n',
        answer.Headers.NonValidated.Concat(answer.ContentHeaders.NonValidated).Where(it => it.Key != "Date")
            .Select(it => $"{it.Key}: {it.Value}")
            .Prepend($"{answer.Status}").Append(TraceId().Replace(answer.Text, "")));

    [GeneratedRegex("\"traceId\":\"[0-9a-f]{32}\"")]
    private static partial Regex TraceId();
}
