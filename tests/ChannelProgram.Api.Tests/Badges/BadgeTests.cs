using System.Diagnostics;
using System.Net;
using System.Text.Json;
using ChannelProgram.Api.Tests.Certifications;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.People;
using ChannelProgram.Api.Tests.PersonalData;
using ChannelProgram.Api.Tests.Users;

namespace ChannelProgram.Api.Tests.Badges;

/// <summary>Whoever has the address of a badge can read and verify it, and nobody else.</summary>
public sealed class BadgeTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private string _gold = "";

    private Api Gold => host.Person("admin@gold.example");

    private Api Staff => host.ChannelManager;

    public async Task InitializeAsync()
    {
        host.Clock.Now = SettableClock.Start;
        _gold = await Gold.PartnerId();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>The npm libraries jose, jsonld with the contexts of the standards, and the validators of LearnCard.</summary>
    [Fact]
    public async Task Libraries_of_others_verify_a_badge()
    {
        var (_, badge, email) = await Certified();
        var start = new ProcessStartInfo(
            "node",
            [
                Path.Combine(Repository.Root, "tests", "badge-verifier", "verify.mjs"), $"{host.Address}v1/badges/{badge}", email,
                $"{host.Clock.Now:O}",
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        using var verifier = Process.Start(start)!;
        var said = await Task.WhenAll(verifier.StandardOutput.ReadToEndAsync(), verifier.StandardError.ReadToEndAsync());
        await verifier.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.True(verifier.ExitCode == 0 && said[0].Contains("passed", StringComparison.Ordinal), string.Concat(said));
    }

    [Fact]
    public async Task The_page_says_what_it_is_for_whom_and_whether_it_is_valid_by_the_clock()
    {
        var (person, badge, _) = await Certified("<b>Ada</b> & Co");
        var valid = await host.Nobody.Get($"/badges/{badge}");

        Assert.Equal((200, "text/html"), (valid.Status, valid.ContentHeaders.ContentType!.MediaType));
        Assert.Contains("<h1>Foundation</h1>", valid.Text, StringComparison.Ordinal);
        Assert.Contains("<dd>&lt;b&gt;Ada&lt;/b&gt; &amp; Co</dd>", valid.Text, StringComparison.Ordinal);
        Assert.Contains("""<time datetime="2026-11-20">20 November 2026</time>""", valid.Text, StringComparison.Ordinal);
        Assert.Contains(
            """Valid now, through <time datetime="2028-11-19">19 November 2028</time>.""", valid.Text, StringComparison.Ordinal);
        Assert.Contains("""<html lang="en">""", valid.Text, StringComparison.Ordinal);
        foreach (var secret in (string[])["<script", "Birch", person, _gold, "@"])
            Assert.DoesNotContain(secret, valid.Text, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith(
            "default-src 'none'; style-src 'sha256-", Header(valid, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("no-referrer", Header(valid, "Referrer-Policy"));
        Assert.Equal("nosniff", Header(valid, "X-Content-Type-Options"));
        Assert.Equal("no-store", Header(valid, "Cache-Control"));
        Assert.Contains("noindex", Header(valid, "X-Robots-Tag"), StringComparison.Ordinal);

        host.Clock.Now = new(2028, 11, 19, 23, 59, 59, TimeSpan.Zero);
        Assert.Contains("Valid now", (await host.Nobody.Get($"/badges/{badge}")).Text, StringComparison.Ordinal);
        host.Clock.Now = new(2028, 11, 20, 0, 0, 0, TimeSpan.Zero);
        var expired = (await host.Nobody.Get($"/badges/{badge}")).Expect(HttpStatusCode.OK);
        Assert.Contains("Expired: it was valid through", expired.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Valid now", expired.Text, StringComparison.Ordinal);
        // What has expired is still signed, and says so itself.
        (await host.Nobody.Get($"/v1/badges/{badge}")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_has_no_end_says_so()
    {
        var (person, _, _) = await Certified();
        var badge = (await Staff.Record(person, "technicalLab")).Expect(HttpStatusCode.Created).String("badge")!.Split('/')[^1];

        Assert.Contains(
            "Valid now. It has no end.", (await host.Nobody.Get($"/badges/{badge}")).Text, StringComparison.Ordinal);
        var claims = Claims(await host.Nobody.Get($"/v1/badges/{badge}"));
        Assert.False(claims.TryGetProperty("exp", out _));
        Assert.False(claims.TryGetProperty("validUntil", out _));
    }

    [Fact]
    public async Task A_withdrawn_one_is_gone_and_names_nobody()
    {
        var (person, badge, _) = await Certified("Grace Withdrawn");
        var id = (await Staff.Get($"{CertificationActions.Attempts}?person={person}")).Json.GetProperty("items")[0]
            .GetProperty("id").GetString();
        (await Staff.Post($"{CertificationActions.Attempts}/{id}/withdraw", new { reason = "Somebody else's." }))
            .Expect(HttpStatusCode.OK);

        var page = (await host.Nobody.Get($"/badges/{badge}")).Expect(HttpStatusCode.Gone);
        Assert.Contains("This badge was withdrawn", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Grace", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            "badgeWithdrawn", (await host.Nobody.Get($"/v1/badges/{badge}")).Expect(HttpStatusCode.Gone).Problem);
        var revoked = (await host.Nobody.Get($"/v1/badges/{badge}/status")).Expect(HttpStatusCode.OK).Json
            .GetProperty("revokedCredentials")[0];
        Assert.EndsWith($"/v1/badges/{badge}", revoked.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.True(revoked.GetProperty("revoked").GetBoolean());
    }

    [Fact]
    public async Task Of_an_erased_person_no_badge_is_left_and_nothing_tells_that_there_was_one()
    {
        var email = UserActions.NewAddress();
        (await host.Join(Gold, $"/v1/partners/{_gold}/people", email)).Expect(HttpStatusCode.OK);
        var person = (await Gold.Get($"/v1/partners/{_gold}/people?limit=200")).Json.GetProperty("items").EnumerateArray()
            .First(it => it.GetProperty("email").GetString() == email).GetProperty("id").GetString()!;
        var recorded = (await Staff.Record(person)).Expect(HttpStatusCode.Created);
        var badge = recorded.String("badge")!.Split('/')[^1];
        Assert.Contains($"certifications/badge {badge}", (await host.Export(email)).Found());

        await host.Erase(email);

        foreach (var path in (string[])[$"/badges/{badge}", $"/v1/badges/{badge}", $"/v1/badges/{badge}/status"])
        {
            var absent = (await host.Nobody.Get(path.Replace(badge, new string('0', 40), StringComparison.Ordinal)))
                .Expect(HttpStatusCode.NotFound);
            Assert.Equal(404, (await host.Nobody.Get(path)).Status);
            Assert.Equal(absent.Text.Length, (await host.Nobody.Get(path)).Text.Length);
        }

        Assert.Null((await Staff.Get($"{CertificationActions.Attempts}/{recorded.Id}")).String("badge"));
    }

    [Fact]
    public async Task Somebody_who_is_erased_where_only_the_partner_typed_the_address_has_none_either()
    {
        var (_, badge, email) = await Certified();

        await host.Erase(email);

        (await host.Nobody.Get($"/badges/{badge}")).Expect(HttpStatusCode.NotFound);
        (await host.Nobody.Get($"/v1/badges/{badge}")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task It_goes_along_to_another_partner_and_tells_of_neither()
    {
        var email = UserActions.NewAddress();
        (await host.Join(Gold, $"/v1/partners/{_gold}/people", email)).Expect(HttpStatusCode.OK);
        var silver = host.Person("admin@silver.example");
        var silverId = await silver.PartnerId();
        var person = (await Gold.Get($"/v1/partners/{_gold}/people?limit=200")).Json.GetProperty("items").EnumerateArray()
            .First(it => it.GetProperty("email").GetString() == email).GetProperty("id").GetString()!;
        var badge = (await Staff.Record(person)).Expect(HttpStatusCode.Created).String("badge")!.Split('/')[^1];
        (await Gold.Post($"/v1/partners/{_gold}/people/{person}/leave")).Expect(HttpStatusCode.OK);
        host.Clock.Now += TimeSpan.FromDays(1);
        Assert.Contains("<dd>Ada Example</dd>", (await host.Nobody.Get($"/badges/{badge}")).Text, StringComparison.Ordinal);
        (await silver.Post($"/v1/partners/{silverId}/people/join", new { name = "Ada Elsewhere", email }))
            .Expect(HttpStatusCode.OK);
        (await host.TryJoin(await host.JoiningTokenOf(email))).Expect(HttpStatusCode.OK);

        Assert.Contains("<dd>Ada Elsewhere</dd>", (await host.Nobody.Get($"/badges/{badge}")).Text, StringComparison.Ordinal);
        Assert.EndsWith(
            $"/badges/{badge}",
            (await silver.Get($"/v1/partners/{silverId}/certifications")).Json.GetProperty("people").EnumerateArray()
                .Single(it => it.GetProperty("person").GetString() == person).GetProperty("held")[0].GetProperty("badge")
                .GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_exam_has_none_and_each_passed_one_its_own()
    {
        var (person, badge, _) = await Certified();
        Assert.Null((await Staff.Record(person, "technical", "10")).Expect(HttpStatusCode.Created).String("badge"));
        var other = (await Staff.Record(person, "technicalLab")).Expect(HttpStatusCode.Created).String("badge")!;

        Assert.Matches("^https?://[^/]+/badges/[0-9a-f]{40}$", other);
        Assert.NotEqual(badge, other.Split('/')[^1]);
    }

    [Theory]
    [InlineData("/badges/0000000000000000000000000000000000000000")]
    [InlineData("/badges/x")]
    [InlineData("/badges/%01")]
    [InlineData("/v1/badges/0000000000000000000000000000000000000000")]
    [InlineData("/v1/badges/x")]
    [InlineData("/v1/badges/%01/status")]
    [InlineData("/v1/badge-issuer/keys/x")]
    [InlineData("/v1/badge-issuer/keys/%01")]
    [InlineData("/v1/badge-issuer/achievements/none/1")]
    [InlineData("/v1/badge-issuer/achievements/foundation/2")]
    [InlineData("/v1/badge-issuer/achievements/foundation/x")]
    [InlineData("/v1/badge-issuer/achievements/%01/99999999999")]
    public async Task What_does_not_exist_is_a_404(string path) =>
        (await host.Nobody.Get(path)).Expect(HttpStatusCode.NotFound);

    [Fact]
    public async Task The_id_of_a_result_is_not_that_of_its_badge()
    {
        var (person, badge, _) = await Certified();
        var id = (await Staff.Get($"{CertificationActions.Attempts}?person={person}")).Json.GetProperty("items")[0]
            .GetProperty("id").GetString()!;

        Assert.DoesNotContain(id.Replace("-", "", StringComparison.Ordinal), badge, StringComparison.Ordinal);
        (await host.Nobody.Get($"/v1/badges/{id}")).Expect(HttpStatusCode.NotFound);
    }

    private async Task<(string Person, string Badge, string Email)> Certified(string name = "Ada Example")
    {
        var email = UserActions.NewAddress();
        var person = (await Gold.AddPerson($"/v1/partners/{_gold}/people", email, name)).Split('/')[^1];
        var recorded = (await Staff.Record(person)).Expect(HttpStatusCode.Created);
        return (person, recorded.String("badge")!.Split('/')[^1], email);
    }

    private static string Header(Answer answer, string name) =>
        (answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null)
        ?? throw new Xunit.Sdk.XunitException($"There is no {name}.");

    private static JsonElement Claims(Answer badge) => JsonElement.Parse(System.Text.Encoding.UTF8.GetString(
        System.Buffers.Text.Base64Url.DecodeFromChars(badge.Expect(HttpStatusCode.OK).Text.Split('.')[1])));
}
