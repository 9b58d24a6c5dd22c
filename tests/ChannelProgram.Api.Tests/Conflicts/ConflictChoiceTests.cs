using System.Net;
using System.Text.RegularExpressions;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Domain.Mails;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.Conflicts;

/// <summary>The end customer asks for another partner than the one that holds the line.</summary>
public sealed partial class ConflictChoiceTests : IClassFixture<ChannelHost>
{
    private readonly ChannelHost _host;

    public ConflictChoiceTests(ChannelHost host)
    {
        _host = host;
        _host.Clock.Now = SettableClock.Start;
    }

    private Api Staff => _host.ChannelManager;

    [Fact]
    public async Task The_customer_confirms_by_a_code_for_one_use_and_the_holder_is_heard_first()
    {
        var rivals = await Rivals.Meet(_host);
        var (conflict, code) = await Chosen(rivals);
        await Staff.Mediated(conflict);
        Assert.Equal(
            "choiceNotConfirmed",
            (await Staff.Settle(conflict, "reassign", rivals.Waiting)).Expect(HttpStatusCode.Conflict).Problem);

        (await _host.Nobody.Step("confirm-choice", new { code })).Expect(HttpStatusCode.OK);
        foreach (var wrong in new[] { code, new string('x', 43) })
            Assert.Equal(
                "choiceCodeInvalid",
                (await _host.Nobody.Step("confirm-choice", new { code = wrong })).Expect(HttpStatusCode.NotFound).Problem);
        var early = (await Staff.Settle(conflict, "reassign", rivals.Waiting)).Expect(HttpStatusCode.Conflict);
        Assert.Equal(("holderNotHeard", _host.Clock.Now.AddDays(3)), (early.Problem, early.Instant("until")));

        var holders = await rivals.Holder.CaseOf(rivals.Held);
        _host.Clock.Now += TimeSpan.FromMinutes(1);
        (await rivals.Holder.Step(holders, "statements", new { text = "We showed it to them." })).Expect(HttpStatusCode.OK);
        (await Staff.Settle(conflict, "reassign", rivals.Waiting)).Expect(HttpStatusCode.OK);
        (await Staff.Step(conflict, "communicate")).Expect(HttpStatusCode.OK);
        Assert.Equal(("revoked", "approved"), await rivals.Statuses());
        Assert.Equal(("released", "gained"), await rivals.Outcomes());
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_holder_that_showed_its_product_keeps_a_quarter_of_the_credit()
    {
        var rivals = await Rivals.Meet(_host);
        (await rivals.Holder.Post($"/v1/deals/{rivals.Held}/activities", new { kind = "demo", at = _host.Clock.Now }))
            .Expect(HttpStatusCode.Created);
        var (conflict, code) = await Chosen(rivals);
        (await _host.Nobody.Step("confirm-choice", new { code })).Expect(HttpStatusCode.OK);
        await Staff.Mediated(conflict);
        // Wednesday: Monday and three business days are not over.
        _host.Clock.Now += TimeSpan.FromDays(2);
        Assert.Equal("holderNotHeard", (await _host.Steering().Settle(conflict, "reassign", rivals.Waiting)).Problem);
        _host.Clock.Now += TimeSpan.FromDays(1);
        (await _host.Steering().Settle(conflict, "reassign", rivals.Waiting)).Expect(HttpStatusCode.OK);
        (await Staff.Step(conflict, "communicate")).Expect(HttpStatusCode.OK);

        Assert.Equal(("released 25", "gained 75"), await rivals.Outcomes());
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task The_mail_leads_to_a_page_that_confirms_when_its_button_is_pressed()
    {
        var rivals = await Rivals.Meet(_host);
        var (conflict, code) = await Chosen(rivals);
        var mail = await _host.Database.Read(
            db => db.Set<Mail>().SingleAsync(it => it.Address == $"ada@{rivals.Customer}" && it.Kind == "customerChoice"));
        var address = $"/customer-choice?code={code}";
        Assert.Contains(address, mail.Text, StringComparison.Ordinal);

        // Programs that check mails read it too.
        var page = (await _host.Nobody.Get(address)).Expect(HttpStatusCode.OK);
        Assert.Contains($"value=\"{code}\"", page.Text, StringComparison.Ordinal);
        await Staff.Mediated(conflict);
        Assert.Equal("choiceNotConfirmed", (await Staff.Settle(conflict, "reassign", rivals.Waiting)).Problem);

        Assert.Contains("Thank you", (await Press(code)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.Equal("holderNotHeard", (await Staff.Settle(conflict, "reassign", rivals.Waiting)).Problem);
        foreach (var wrong in new[] { code, "", "<b>", new string('x', 5000) })
        {
            var refused = (await Press(wrong)).Expect(HttpStatusCode.NotFound).Text;
            Assert.Contains("is not valid any more", refused, StringComparison.Ordinal);
            Assert.DoesNotContain("<b>", refused, StringComparison.Ordinal);
        }

        Assert.InRange(
            (await _host.Nobody.Post("/customer-choice", new { code })).Status, 400, 499);
    }

    [Fact]
    public async Task Only_somebody_in_the_customers_own_domain_is_asked()
    {
        var rivals = await Rivals.Meet(_host);
        foreach (var contact in new[] { "ada@elsewhere.example.com", "ada@gmail.com" })
        {
            var refused = (await rivals.Challenger.Post(ConflictActions.Conflicts, new
            {
                deal = rivals.Waiting,
                kind = "customerChoice",
                statement = "They want us.",
                contact,
            })).Expect(HttpStatusCode.BadRequest);
            Assert.True(refused.Json.GetProperty("errors").TryGetProperty("/contact", out _));
        }

        Assert.Empty(await Staff.CasesOf(rivals.Waiting));
        var (_, code) = await Chosen(rivals);
        // Too late.
        _host.Clock.Now += TimeSpan.FromDays(7);
        Assert.Equal("choiceCodeInvalid", (await _host.Nobody.Step("confirm-choice", new { code })).Problem);
        await _host.RunJobs();
        Assert.Equal(("approved", "rejected"), await rivals.Statuses());
    }

    private Task<Answer> Press(string code) => _host.Nobody.Send(
        HttpMethod.Post, "/customer-choice", new FormUrlEncodedContent([new("code", code)]));

    /// <summary>The challenger says that the customer wants it, who is asked by mail.</summary>
    private async Task<(string Conflict, string Code)> Chosen(Rivals rivals)
    {
        var contact = $"ada@{rivals.Customer}";
        (await rivals.Challenger.Post(ConflictActions.Conflicts, new
        {
            deal = rivals.Waiting,
            kind = "customerChoice",
            statement = "They want us.",
            contact,
        })).Expect(HttpStatusCode.Created);
        var mail = await _host.Database.Read(
            db => db.Set<Mail>().SingleAsync(it => it.Address == contact && it.Kind == "customerChoice"));
        return (await Staff.CaseOf(rivals.Waiting), Code().Match(mail.Text).Value);
    }

    [GeneratedRegex("(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])")]
    private static partial Regex Code();
}
