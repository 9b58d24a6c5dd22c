using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.Tiers;
using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Api.Tests.PartnerApplications;

public class SignUpTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private const string All = "/v1/partner-applications";

    [Fact]
    public async Task A_newcomer_signs_up_and_registers_its_first_deal_over_HTTP_alone()
    {
        var website = Registration.NewCustomer();
        var address = $"robin@{website}";

        var sent = (await host.Apply(website)).Expect(HttpStatusCode.Accepted);
        Assert.Equal("unconfirmed", sent.String("status"));
        var link = await host.LinkTo(address);
        var joined = (await host.Confirm(address)).Expect(HttpStatusCode.OK);
        Assert.Equal("accepted", joined.String("status"));
        var partner = joined.String("partner")!;
        Assert.Equal(
            "accepted", (await host.Nobody.Get($"{All}/by-link/{link}")).Expect(HttpStatusCode.OK).String("status"));
        Assert.Equal(404, (await host.Nobody.Get($"{All}/by-link/{await host.SecretTo(address)}")).Status);
        await host.MailTo(address, "applicationAccepted");

        var admin = await SignIn(address);
        var me = await Read(admin, "/v1/me");
        Assert.Equal("partnerAdmin", me.GetProperty("roles")[0].GetString());
        Assert.Equal("registered", me.GetProperty("partner").GetProperty("tier").GetString());
        var profile = await Read(admin, $"/v1/partners/{partner}");
        Assert.Equal(website, profile.GetProperty("domains")[0].GetString());
        Assert.Equal("1", profile.GetProperty("agreement").GetProperty("version").GetString());
        Assert.Equal(me.GetProperty("id").GetString(), profile.GetProperty("agreement").GetProperty("by").GetString());

        await host.ChannelManager.GiveTier(partner, "gold");
        using var registered = await admin.PostAsJsonAsync("/v1/deals", Registration.Of(Registration.NewCustomer()));
        Assert.Equal(HttpStatusCode.Created, registered.StatusCode);
        // Nothing was left to staff.
        Assert.Empty(await Waiting());
    }

    [Theory]
    [InlineData("robin@gmail.com", "freeMail")]
    [InlineData("robin@another-company.de", "otherMailDomain")]
    [InlineData("robin@0-30-24.com", "otherMailDomain throwAwayMail")]
    public async Task A_mail_from_elsewhere_waits_for_staff(string mail, string why)
    {
        var address = $"{Guid.NewGuid():N}{mail[mail.IndexOf('@', StringComparison.Ordinal)..]}";
        (await host.Apply(Registration.NewCustomer(), address)).Expect(HttpStatusCode.Accepted);

        Assert.Equal("inReview", (await host.Confirm(address)).Expect(HttpStatusCode.OK).String("status"));

        var item = Assert.Single(await Waiting());
        Assert.Equal(why, string.Join(' ', item.GetProperty("why").EnumerateArray().Select(it => it.GetString())));
        await SignIn(address, HttpStatusCode.Unauthorized);
        await Approve(item.GetProperty("id").GetString()!);
        await SignIn(address);
    }

    [Fact]
    public async Task A_company_that_is_a_partner_or_was_suspended_waits_for_staff_and_nobody_else_learns_why()
    {
        var website = Registration.NewCustomer();
        var known = await host.AddPartner(keys: new StrongKey(KeyKind.Domain, website));
        await host.ChannelManager.Suspend(await known.PartnerId());

        var told = (await host.Apply(website)).Expect(HttpStatusCode.Accepted);
        var other = await host.Apply(Registration.NewCustomer());
        Assert.Equal(told.Text, other.Text);

        (await host.Confirm($"robin@{website}")).Expect(HttpStatusCode.OK);
        var item = Assert.Single(await Waiting());
        Assert.Equal(
            "alreadyPartner suspendedBefore",
            string.Join(' ', item.GetProperty("why").EnumerateArray().Select(it => it.GetString())));
        var rejected = (await host.ChannelManager.Post(
            $"{All}/{item.GetProperty("id").GetString()}/reject", new { message = "Ask your colleagues." }))
                .Expect(HttpStatusCode.OK);
        Assert.Equal("rejected", rejected.String("status"));
        var mail = await host.MailTo($"robin@{website}", "applicationRejected");
        Assert.Contains("Ask your colleagues.", mail.Text, StringComparison.Ordinal);
        Assert.Equal(
            "statusForbids",
            (await host.ChannelManager.Post($"{All}/{rejected.Id}/approve")).Expect(HttpStatusCode.Conflict).Problem);
    }

    [Fact]
    public async Task An_address_that_signs_in_already_is_told_so_by_mail_alone()
    {
        var (known, unknown) = (
            await host.Apply(Registration.NewCustomer(), "sales@gold.example"),
            await host.Apply(Registration.NewCustomer(), $"{Guid.NewGuid():N}@gold.example"));

        Assert.Equal(unknown.Expect(HttpStatusCode.Accepted).Text, known.Expect(HttpStatusCode.Accepted).Text);
        await host.MailTo("sales@gold.example", "applicationKnownAddress");
    }

    [Fact]
    public async Task An_address_gets_three_mails_an_hour_and_a_source_fifty()
    {
        var (website, other) = (Registration.NewCustomer(), Registration.NewCustomer());
        for (var i = 0; i < 4; i++)
            Assert.Equal(
                "unconfirmed",
                (await host.Apply(website, $"robin@{other}")).Expect(HttpStatusCode.Accepted).String("status"));
        Assert.Equal(3, await host.Database.Query<long>($"SELECT count(*) FROM mails WHERE address = 'robin@{other}'"));

        // Whoever does no work is counted too.
        var answers = new List<Answer>();
        for (var i = 0; i < 50; i++) answers.Add(await host.Apply(website, proof: new { challenge = "a", nonce = "b" }));
        var refused = answers[^1].Expect(HttpStatusCode.TooManyRequests);
        Assert.Equal("tooManyAttempts", refused.Problem);
        host.Clock.Now += TimeSpan.FromHours(1);
        (await host.Apply(website)).Expect(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task A_link_confirms_once_and_for_72_hours()
    {
        var (website, late) = (Registration.NewCustomer(), Registration.NewCustomer());
        await host.Apply(website);
        await host.Apply(late);
        (await host.Confirm($"robin@{website}")).Expect(HttpStatusCode.OK);

        Assert.Equal("linkExpired", (await host.Confirm($"robin@{website}")).Expect(HttpStatusCode.Conflict).Problem);
        host.Clock.Now += TimeSpan.FromHours(72);
        Assert.Equal("linkExpired", (await host.Confirm($"robin@{late}")).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal(
            404, (await host.Nobody.Post(
                $"{All}/confirm", new { secret = new string('a', 43), password = ApplicationActions.Password })).Status);
    }

    [Fact]
    public async Task Of_two_at_once_for_one_company_the_second_waits_for_staff()
    {
        var website = Registration.NewCustomer();
        await host.Apply(website, $"one@{website}");
        await host.Apply(website, $"two@{website}");

        var answers = await Task.WhenAll(host.Confirm($"one@{website}"), host.Confirm($"two@{website}"));

        Assert.Equal(["accepted", "inReview"], answers.Select(it => it.Expect(HttpStatusCode.OK).String("status")!).Order());
        Assert.Equal(1, await host.Database.Query<long>($"SELECT count(*) FROM partner_keys WHERE value = '{website}'"));
        foreach (var item in await Waiting())
            await host.ChannelManager.Post($"{All}/{item.GetProperty("id").GetString()}/reject");
    }

    [Fact]
    public async Task What_speaks_against_an_application_since_it_was_confirmed_is_looked_at_again()
    {
        var website = Registration.NewCustomer();
        var ids = new List<string>();
        foreach (var mail in new[] { $"a{Guid.NewGuid():N}@gmail.com", $"b{Guid.NewGuid():N}@gmail.com" })
        {
            (await host.Apply(website, mail)).Expect(HttpStatusCode.Accepted);
            (await host.Confirm(mail)).Expect(HttpStatusCode.OK);
            ids.Add((await host.ChannelManager.Get($"{All}?limit=200")).Json.GetProperty("items").EnumerateArray()
                .Single(it => it.GetProperty("contactEmail").GetString() == mail).GetProperty("id").GetString()!);
        }

        await Approve(ids[0]);
        // Both waited as free mail; by now the company is a partner.
        var refused = (await host.ChannelManager.Post($"{All}/{ids[1]}/approve")).Expect(HttpStatusCode.Conflict);
        Assert.Equal("newDoubts", refused.Problem);
        Assert.Contains("alreadyPartner", refused.String("detail"));
        (await host.ChannelManager.Post($"{All}/{ids[1]}/approve", new { despiteNewDoubts = true })).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Each_application_needs_work_of_its_own()
    {
        var proof = await host.Nobody.Proof();
        (await host.Apply(Registration.NewCustomer(), proof: proof)).Expect(HttpStatusCode.Accepted);

        Assert.Equal(
            ["/proof"], (await host.Apply(Registration.NewCustomer(), proof: proof)).Expect(HttpStatusCode.BadRequest).Faults);
        var (challenge, nonce) = await host.Nobody.SolvedChallenge();
        foreach (var wrong in new object[]
        {
            new { challenge, nonce = $"{nonce}0" },
            new { challenge = "CfDJ8", nonce },
            new { challenge = $"{challenge}A", nonce },
        })
        {
            var refused = await host.Apply(Registration.NewCustomer(), proof: wrong);
            Assert.Equal(["/proof"], refused.Expect(HttpStatusCode.BadRequest).Faults);
        }

        host.Clock.Now += TimeSpan.FromMinutes(10);
        Assert.Equal(
            ["/proof"],
            (await host.Apply(Registration.NewCustomer(), proof: new { challenge, nonce })).Expect(HttpStatusCode.BadRequest)
                .Faults);
        Assert.Equal(
            ["/agreementVersion"],
            (await host.Apply(Registration.NewCustomer(), agreementVersion: "0")).Expect(HttpStatusCode.BadRequest).Faults);
    }

    [Fact]
    public async Task What_is_over_is_deleted_and_a_sent_mail_keeps_no_secret()
    {
        var website = Registration.NewCustomer();
        await host.Apply(website);
        await host.RunJobs();
        Assert.Equal("", (await host.MailTo($"robin@{website}", "applicationConfirm")).Text);

        host.Clock.Now += TimeSpan.FromDays(3 + 90);
        await host.RunJobs();
        Assert.Equal(1, await host.Database.Query<long>(
            $"SELECT count(*) FROM partner_applications WHERE website = '{website}'"));
        host.Clock.Now += TimeSpan.FromSeconds(1);
        await host.RunJobs();
        Assert.Equal(0, await host.Database.Query<long>(
            $"SELECT count(*) FROM partner_applications WHERE website = '{website}'"));
        Assert.Equal(0, await host.Database.Query<long>("SELECT count(*) FROM spent_challenges"));
    }

    private async Task<IReadOnlyList<JsonElement>> Waiting() =>
        [.. (await host.ChannelManager.Get("/v1/work?kind=partnerApplication")).Expect(HttpStatusCode.OK)
            .Json.GetProperty("items").EnumerateArray()];

    private async Task Approve(string id) => (await host.ChannelManager.Post($"{All}/{id}/approve")).Expect(HttpStatusCode.OK);

    private async Task<HttpClient> SignIn(string email, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var http = new HttpClient { BaseAddress = host.Address };
        using var answer = await http.PostAsJsonAsync(
            "/v1/account/sign-in", new { email, password = ApplicationActions.Password });
        Assert.Equal(expected, answer.StatusCode);
        if (expected is HttpStatusCode.OK)
        {
            var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
            http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }

        return http;
    }

    private static Task<JsonElement> Read(HttpClient http, string path) => http.GetFromJsonAsync<JsonElement>(path);
}
