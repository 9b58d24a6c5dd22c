using System.Net;

namespace ChannelProgram.Api.Tests.Deals;

public class DealVersionTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_known_version_is_answered_304()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());

        foreach (var known in new[] { deal.ETag!, $"\"other\", {deal.ETag}", $"W/{deal.ETag}", "*" })
        {
            var answer = await host.Gold.Get($"/v1/deals/{deal.Id}", ("If-None-Match", known));
            Assert.Equal((HttpStatusCode.NotModified, "", deal.ETag), (answer.Code, answer.Text, answer.ETag));
            Assert.Equal("private, no-cache", answer.Headers.NonValidated["Cache-Control"].ToString());
        }

        foreach (var unknown in new[] { "\"other\"", "nonsense", deal.ETag!.Trim('"') })
            Assert.Equal(
                deal.Text,
                (await host.Gold.Get($"/v1/deals/{deal.Id}", ("If-None-Match", unknown))).Expect(HttpStatusCode.OK).Text);
    }

    [Fact]
    public async Task The_tag_is_strong_and_of_what_the_caller_sees()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());

        Assert.False(deal.Headers.ETag!.IsWeak);
        Assert.Equal(deal.ETag, (await host.Gold.Deal(deal.Id)).ETag);
        Assert.Equal(deal.ETag, (await host.Person("sales@gold.example").Deal(deal.Id)).ETag);
        Assert.NotEqual(deal.ETag, (await host.Crm.Deal(deal.Id)).ETag);
        Assert.NotEqual(deal.ETag, (await host.Person("finance@vendor.example").Deal(deal.Id)).ETag);
    }

    [Fact]
    public async Task HEAD_answers_as_GET_does_without_a_body()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        var get = await host.Gold.Deal(deal.Id);
        var head = await host.Gold.Send(HttpMethod.Head, $"/v1/deals/{deal.Id}", null);

        Assert.Equal((HttpStatusCode.OK, "", get.ETag), (head.Code, head.Text, head.ETag));
        Assert.Equal(get.ContentHeaders.NonValidated.ToString(), head.ContentHeaders.NonValidated.ToString());
        Assert.Equal(404, (await host.Platinum.Send(HttpMethod.Head, $"/v1/deals/{deal.Id}", null)).Status);
        Assert.Equal(
            HttpStatusCode.NotModified,
            (await host.Gold.Send(HttpMethod.Head, $"/v1/deals/{deal.Id}", null, ("If-None-Match", get.ETag!))).Code);
    }

    [Theory]
    [InlineData("approve")]
    [InlineData("withdraw")]
    public async Task An_action_may_name_the_version_it_means(string action)
    {
        var deal = await host.Silver.Registered(Registration.NewCustomer());
        var caller = action == "approve" ? host.ChannelManager : host.Silver;
        var seen = await caller.Deal(deal.Id);
        var rows = await host.Rows();

        foreach (var other in new[] { "\"other\"", $"W/{seen.ETag}",
            action == "approve" ? deal.ETag! : (await host.Crm.Deal(deal.Id)).ETag! })
        {
            var refused = await Act(caller, deal.Id, action, other);
            Assert.Equal((HttpStatusCode.PreconditionFailed, "versionChanged"), (refused.Code, refused.Problem));
        }
        foreach (var malformed in new[] { "nonsense", "\"a\" \"b\"" })
        {
            var refused = (await Act(caller, deal.Id, action, malformed)).Expect(HttpStatusCode.BadRequest);
            Assert.Equal(["If-Match"], refused.Faults);
        }
        Assert.Equal(rows, await host.Rows());

        var done = (await Act(caller, deal.Id, action, $"\"other\", {seen.ETag}")).Expect(HttpStatusCode.OK);
        Assert.NotEqual(seen.ETag, done.ETag);
        Assert.Equal((done.ETag, done.Text), ((await caller.Deal(deal.Id)).ETag, (await caller.Deal(deal.Id)).Text));
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Act(caller, deal.Id, action, seen.ETag!)).Code);
        Assert.Equal(HttpStatusCode.Conflict, (await Act(caller, deal.Id, action, "*")).Code);
    }

    [Fact]
    public async Task Of_two_actions_on_the_same_version_one_is_refused()
    {
        for (var round = 0; round < 5; round++)
        {
            var deal = await host.Silver.Registered(Registration.NewCustomer());
            var seen = await host.ChannelManager.Deal(deal.Id);

            var answers =
                await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Act(host.ChannelManager, deal.Id, "approve", seen.ETag!)));

            Assert.Equal([200, 412, 412, 412], answers.Select(it => it.Status).Order());
        }
    }

    [Fact]
    public async Task An_expired_deal_has_another_version()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        host.Clock.Now = deal.Instant("protection.until");

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Act(host.Gold, deal.Id, "withdraw", deal.ETag!)).Code);
        (await host.Gold.Get($"/v1/deals/{deal.Id}", ("If-None-Match", deal.ETag!))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_action_takes_no_body_or_an_empty_one()
    {
        var deal = await host.Silver.Registered(Registration.NewCustomer());
        var path = $"/v1/deals/{deal.Id}/approve";

        Assert.Equal(
            ["/why"], (await host.ChannelManager.PostText(path, """{"why":"x"}""")).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal([""], (await host.ChannelManager.PostText(path, "[]")).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(["force"], (await host.ChannelManager.Post($"{path}?force=1")).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(
            HttpStatusCode.UnsupportedMediaType,
            (await host.ChannelManager.Send(HttpMethod.Post, path, new StringContent("{}"))).Code);
        (await host.ChannelManager.PostText(path, "{}")).Expect(HttpStatusCode.OK);
    }

    private static Task<Answer> Act(Api caller, string id, string action, string ifMatch) =>
        caller.Send(HttpMethod.Post, $"/v1/deals/{id}/{action}", null, ("If-Match", ifMatch));
}
