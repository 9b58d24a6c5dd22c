using System.Net;

namespace ChannelProgram.Api.Tests.Conflicts;

/// <summary>What cannot be is refused with a reason, and changes nothing.</summary>
public sealed class ConflictInputTests : IClassFixture<ChannelHost>
{
    private readonly ChannelHost _host;

    public ConflictInputTests(ChannelHost host)
    {
        _host = host;
        _host.Clock.Now = SettableClock.Start;
    }

    private Api Staff => _host.ChannelManager;

    [Fact]
    public async Task A_decision_names_every_fault_by_its_place_and_changes_nothing()
    {
        var (rivals, other) = (await Rivals.Meet(_host), await Rivals.Meet(_host));
        var conflict = await rivals.DisputeWithEvidence();
        await Staff.Mediated(conflict);
        var before = await Staff.Conflict(conflict);
        var (held, waiting, stranger) = (rivals.Held, rivals.Waiting, other.Waiting);

        foreach (var (body, places) in new (object Body, string[] Places)[]
        {
            (new { outcome = "upholdHolder" }, ["/reason"]),
            (new { reason = "So." }, ["/outcome"]),
            (new { outcome = "splitCredit", reason = "So." }, ["/shares"]),
            (new { outcome = "splitCredit", reason = "So.", shares = Shares((held, "100")) }, ["/shares"]),
            (new { outcome = "splitCredit", reason = "So.", shares = Shares((held, "50"), (waiting, "49.99")) }, ["/shares"]),
            (new { outcome = "splitCredit", reason = "So.", shares = Shares((held, "50.01"), (waiting, "50")) }, ["/shares"]),
            (new { outcome = "splitCredit", reason = "So.", shares = Shares((held, "50"), (held, "50")) }, ["/shares"]),
            (
                new { outcome = "splitCredit", reason = "So.", shares = Shares((held, "50"), (stranger, "50")) },
                ["/shares/1/deal"]),
            (
                new { outcome = "splitCredit", reason = "So.", shares = Shares((held, "99.999"), (waiting, "0")) },
                ["/shares/0/percent", "/shares/1/percent"]),
            (new { outcome = "reassign", reason = "So." }, ["/deal"]),
            (new { outcome = "reassign", reason = "So.", deal = stranger }, ["/deal"]),
            (new { outcome = "reassign", reason = "So.", deal = held }, ["/deal"]),
            (new { outcome = "upholdHolder", reason = "So.", deal = waiting, fallback = "rejectAll" }, ["/deal", "/fallback"]),
            (new { outcome = "coSell", reason = "So.", shares = Shares((held, "50"), (waiting, "50")) }, ["/fallback"]),
            (
                new { outcome = "coSell", reason = "So.", fallback = "coSell", shares = Shares((held, "50"), (waiting, "50")) },
                ["/fallback"]),
        })
        {
            var refused = (await Staff.Step(conflict, "decide", body)).Expect(HttpStatusCode.BadRequest);
            Assert.Equal(
                places, refused.Json.GetProperty("errors").EnumerateObject().Select(it => it.Name).Order(StringComparer.Ordinal));
        }

        Assert.Equal(before.Text, (await Staff.Conflict(conflict)).Text);
        Assert.Equal(("approved", "waitlisted"), await rivals.Statuses());
    }

    [Fact]
    public async Task A_case_is_about_a_deal_of_the_caller_that_waits_for_a_line()
    {
        var (rivals, other) = (await Rivals.Meet(_host), await Rivals.Meet(_host));
        foreach (var (body, place) in new (object Body, string Place)[]
        {
            (new { deal = other.Waiting, kind = "dispute", statement = "Ours." }, "/deal"),
            (new { deal = Access.Callers.Absent, kind = "dispute", statement = "Ours." }, "/deal"),
            (new { deal = rivals.Waiting, kind = "dispute" }, "/statement"),
            (new { deal = rivals.Waiting, kind = "merge", statement = "Ours." }, "/kind"),
            (new { deal = rivals.Waiting, kind = "staff", statement = "Ours." }, "/kind"),
            (new { deal = rivals.Waiting, kind = "dispute", statement = "Ours.", line = "platform" }, "/line"),
            (new { deal = rivals.Waiting, kind = "dispute", statement = "Ours.", contact = "ada@acme.example" }, "/contact"),
            (new { deal = rivals.Waiting, kind = "dispute", statement = new string('x', 4001) }, "/statement"),
        })
        {
            var refused = (await rivals.Challenger.Post(ConflictActions.Conflicts, body)).Expect(HttpStatusCode.BadRequest);
            Assert.Equal([place], refused.Json.GetProperty("errors").EnumerateObject().Select(it => it.Name));
        }

        Assert.Equal(
            "notContested",
            (await rivals.Holder.Post(
                ConflictActions.Conflicts, new { deal = rivals.Held, kind = "customerChoice", statement = "Ours." }))
                .Expect(HttpStatusCode.Conflict).Problem);
        Assert.Empty(await Staff.CasesOf(rivals.Waiting));
    }

    [Fact]
    public async Task Evidence_is_a_document_of_a_kind_that_is_taken_and_not_too_large()
    {
        var rivals = await Rivals.Meet(_host);
        await rivals.Dispute();
        var mine = await rivals.Challenger.CaseOf(rivals.Waiting);

        Assert.Equal(413, (await rivals.Challenger.Show(mine, "large.txt", new byte[11 * 1024 * 1024])).Status);
        Assert.Equal(400, (await rivals.Challenger.Show(mine, "run.exe")).Status);
        Assert.Equal(400, (await rivals.Challenger.Show(mine, "empty.txt", [])).Status);
        Assert.Empty((await rivals.Challenger.Conflict(mine)).Json.GetProperty("evidence").EnumerateArray());

        var shown = (await rivals.Challenger.Show(mine)).Expect(HttpStatusCode.OK);
        Assert.Equal(shown.Text, (await rivals.Challenger.Show(mine)).Expect(HttpStatusCode.OK).Text);
        var document = shown.Json.GetProperty("evidence")[0].GetProperty("id").GetString();
        var content = await rivals.Challenger.Get($"{ConflictActions.Conflicts}/{mine}/evidence/{document}");
        Assert.Equal("An order.\n", content.Text);
        var theirs = await rivals.Holder.CaseOf(rivals.Held);
        foreach (var (caller, id) in new[] { (rivals.Holder, theirs), (rivals.Holder, mine), (_host.Gold, mine) })
            Assert.Equal(404, (await caller.Get($"{ConflictActions.Conflicts}/{id}/evidence/{document}")).Status);
    }

    [Fact]
    public async Task A_case_about_no_line_moves_none_and_the_vendors_sales_do_not_decide_it()
    {
        var rivals = await Rivals.Meet(_host);
        var opened = (await rivals.Holder.Post(
            ConflictActions.Conflicts, new { deal = rivals.Held, kind = "payment", statement = "The commission is missing." }))
            .Expect(HttpStatusCode.Created);
        Assert.Equal("payment", opened.String("kind"));
        var conflict = await Staff.CaseOf(rivals.Held);
        Assert.True((await Staff.Conflict(conflict)).Json.GetProperty("case").GetProperty("vendorIsParty").GetBoolean());
        await Staff.Mediated(conflict);

        Assert.Equal("vendorIsParty", (await Staff.Settle(conflict, "upholdHolder")).Expect(HttpStatusCode.Forbidden).Problem);
        // Of the working team nobody may: an admin acts for it.
        Assert.Equal(400, (await _host.ProgramAdmin.Settle(conflict, "rejectAll")).Status);
        (await _host.ProgramAdmin.Settle(conflict, "upholdHolder")).Expect(HttpStatusCode.OK);
        Assert.Equal(("approved", "waitlisted"), await rivals.Statuses());
    }

    private static object Shares(params (string Deal, string Percent)[] shares) =>
        shares.Select(it => new { deal = it.Deal, percent = it.Percent });
}
