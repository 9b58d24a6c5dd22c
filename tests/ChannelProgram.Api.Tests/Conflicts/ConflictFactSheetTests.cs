using System.Net;
using ChannelProgram.Api.Tests.Accounts;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.Programs;

namespace ChannelProgram.Api.Tests.Conflicts;

/// <summary>All that the fact sheet of a case says, word by word.</summary>
public sealed class ConflictFactSheetTests
{
    private static readonly string[] AboutParty =
        ["deal", "number", "partner", "tier", "role", "status", "documents", "evidence"];

    private static readonly string[] AboutCustomer =
        ["deal", "opened", "similarNames", "keysDisagree", "customerInDoubt", "choice"];

    [Fact]
    public async Task What_a_challenger_did_only_since_it_disputes_does_not_outweigh_what_the_holder_did_before()
    {
        await using var host = await IsolatedHost.Start();
        var (start, staff) = (host.Clock.Now, host.ChannelManager);
        // The challenger registers and the case runs under version 2; under version 3 it is read.
        (await host.Publish(await host.Drafted(), start.AddMinutes(30))).Expect(HttpStatusCode.OK);
        var shorter = await host.Drafted(new { protection = new { limitDays = 100, limitWindowDays = 200 } });
        (await host.Publish(shorter, start.AddDays(1))).Expect(HttpStatusCode.OK);
        var partners = await host.AddPartners(2);
        var (holder, challenger) = (partners[0], partners[1]);
        var customer = CustomerKeys.New();

        var held = await holder.Registered(customer with { TaxId = null });
        At(1);
        var waiting = await challenger.Registered(customer with { Duns = null });
        At(2);
        await holder.Records(held.Id, new { kind = "demo", contact = new { name = "Ada Example" } });
        At(3);
        await holder.Records(held.Id, new { kind = "call", at = "2026-11-22T09:00:00Z" });
        At(4);
        await challenger.Records(waiting.Id, new { kind = "meeting" });
        At(5);
        (await challenger.Dispute(waiting.Id)).Expect(HttpStatusCode.OK);
        var conflict = await staff.CaseOf(waiting.Id);
        At(6);
        await challenger.Records(waiting.Id, new { kind = "proposal", contact = new { name = "Ada Example" } });
        At(7);
        (await challenger.Show(await challenger.CaseOf(waiting.Id))).Expect(HttpStatusCode.OK);
        At(8);
        (await holder.Step(await holder.CaseOf(held.Id), "statements", new { text = "It is ours." })).Expect(HttpStatusCode.OK);
        var account = await host.AccountOf(held);
        (await staff.Key(account, "/confirm", "duns", customer.Duns!)).Expect(HttpStatusCode.OK);
        At(57);
        var sheet = (await staff.FactSheet(conflict)).Expect(HttpStatusCode.OK);

        Assert.Equal((conflict, start.AddHours(57)), (sheet.Id, sheet.Instant("madeAt")));
        var read = sheet.Named(
            (held.Id, "held"), (held.String("number")!, "H"), (waiting.Id, "waiting"), (waiting.String("number")!, "W"),
            (await holder.PartnerId(), "holder"), (await challenger.PartnerId(), "challenger"), ($"{account}", "account"),
            (customer.Website!, "website"), (customer.TaxId!, "tax"), (customer.Duns!, "number"));
        var (one, other) = (read.GetProperty("parties")[0], read.GetProperty("parties")[1]);
        Assert.Equal(2, read.GetProperty("parties").GetArrayLength());
        Assert.Equal(
            "deal held, number H, partner holder, tier gold, role holder, status approved, documents 0, evidence 0",
            one.Line(AboutParty));
        Assert.Equal(
            "deal waiting, number W, partner challenger, tier gold, role challenger, status waitlisted, documents 0, evidence 1",
            other.Line(AboutParty));
        Assert.Equal(["kind call, count 1", "kind demo, count 1"], one.Lines("activities"));
        Assert.Equal(["kind meeting, count 1", "kind proposal, count 1"], other.Lines("activities"));
        // The earliest as the partner says, though it was recorded after the demo.
        Assert.Equal(
            "kind call, at 2026-11-22T09:00:00Z, recordedAt 2026-11-23T12:00:00Z", one.GetProperty("firstContact").Line());
        Assert.Equal(
            "kind meeting, at 2026-11-23T13:00:00Z, recordedAt 2026-11-23T13:00:00Z", other.GetProperty("firstContact").Line());
        Assert.Equal(
            "kind demo, at 2026-11-23T11:00:00Z, recordedAt 2026-11-23T11:00:00Z", one.GetProperty("latestProgress").Line());
        Assert.Equal(
            "kind proposal, at 2026-11-23T15:00:00Z, recordedAt 2026-11-23T15:00:00Z",
            other.GetProperty("latestProgress").Line());

        Assert.Equal(
            [
                "at 2026-11-23T09:00:00Z, what registered, detail null",
                "at 2026-11-23T09:00:00Z, what lineTaken, detail null",
                "at 2026-11-23T09:00:00Z, what protectedFrom, detail null",
                "at 2026-11-23T11:00:00Z, what activity, detail A demo at 2026-11-23T11:00:00Z, as the partner says, "
                    + "with a contact of the customer.",
                "at 2026-11-23T12:00:00Z, what activity, detail A call at 2026-11-22T09:00:00Z, as the partner says.",
                "at 2026-11-23T14:00:00Z, what joined, detail null",
                "at 2026-11-23T17:00:00Z, what statement, detail null",
                "at 2027-01-22T09:00:00Z, what protectedUntil, detail Without a case about the line, until 2026-12-23T09:00:00Z.",
            ],
            one.Lines("timeline"));
        Assert.Equal(
            [
                "at 2026-11-23T10:00:00Z, what registered, detail null",
                "at 2026-11-23T10:00:00Z, what lineWaited, detail null",
                "at 2026-11-23T13:00:00Z, what activity, detail A meeting at 2026-11-23T13:00:00Z, as the partner says.",
                "at 2026-11-23T14:00:00Z, what joined, detail null",
                "at 2026-11-23T14:00:00Z, what statement, detail null",
                "at 2026-11-23T15:00:00Z, what activity, detail A proposal at 2026-11-23T15:00:00Z, as the partner says, "
                    + "with a contact of the customer.",
                "at 2026-11-23T16:00:00Z, what evidence, detail order.txt",
            ],
            other.Lines("timeline"));

        const string ByDomain = "kind domain, value website, account account, isOfCase true, confirmed false, assertedBy holder, "
            + "since 2026-11-23T09:00:00Z";
        Assert.Equal(
            [
                "deal held, opened true, similarNames 0, keysDisagree false, customerInDoubt false, choice null",
                "deal waiting, opened false, similarNames 0, keysDisagree false, customerInDoubt false, choice null",
            ],
            read.Lines("recognition", AboutCustomer));
        Assert.Equal(
            [
                ByDomain,
                "kind duns, value number, account account, isOfCase true, confirmed true, assertedBy holder, "
                    + "since 2026-11-23T09:00:00Z",
            ],
            read.GetProperty("recognition")[0].Lines("keys"));
        Assert.Equal(
            [
                ByDomain,
                "kind taxId, value DEtax, account account, isOfCase true, confirmed false, assertedBy challenger, "
                    + "since 2026-11-23T10:00:00Z",
            ],
            read.GetProperty("recognition")[1].Lines("keys"));
        Assert.Empty(read.Lines("earlierCases"));

        Assert.Equal(
            [
                "rule firstRegistered, version 1, speaksFor held, fact H was accepted first, registered at "
                    + "2026-11-23T09:00:00Z; then W, at 2026-11-23T10:00:00Z.",
                "rule heldSince, version 2, speaksFor held, fact H has had the line since 2026-11-23T09:00:00Z.",
                "rule protectionInForce, version 1, speaksFor held, fact H is protected from 2026-11-23T09:00:00Z until "
                    + "2027-01-22T09:00:00Z; without a case about the line, until 2026-12-23T09:00:00Z.",
                // Two days and nine hours of a hundred are gone.
                "rule protectionDaysLeft, version 3, speaksFor null, fact The partner of H has 98 of 100 days of protection "
                    + "left on this line, within 200 days.",
                "rule protectionDaysLeft, version 3, speaksFor null, fact The partner of W has 100 of 100 days of protection "
                    + "left on this line, within 200 days.",
                "rule progress, version 2, speaksFor held, fact Recorded for H before it became a party: 2, of which show "
                    + "progress: 1, the last at 2026-11-23T11:00:00Z; since then: 0.",
                "rule progress, version 2, speaksFor null, fact Recorded for W before it became a party: 1, of which show "
                    + "progress: 0; since then: 1.",
                "rule customerKeys, version 1, speaksFor held, fact Keys of H: 2, of which are the customer's: 2; confirmed: 1.",
                "rule customerKeys, version 2, speaksFor null, fact Keys of W: 2, of which are the customer's: 2; confirmed: 0.",
                "rule eligibility, version 3, speaksFor null, fact The partner of H is active; its tier, gold, registers deals.",
                "rule eligibility, version 3, speaksFor null, fact The partner of W is active; its tier, gold, registers deals.",
            ],
            read.Lines("rules"));
        Assert.Equal(
            "outcome upholdHolder, deal null, shares [], fallback null, because What the challengers have shown does not "
                + "outweigh what the holder has.",
            read.GetProperty("recommendation").Line());

        void At(int hours) => host.Clock.Now = start.AddHours(hours);
    }
}
