using System.Net;
using System.Text.RegularExpressions;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Accounts;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.PartnerApplications;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Application.Common;
using ChannelProgram.Web.Conflicts;

namespace ChannelProgram.Api.Tests.Conflicts;

internal sealed partial class ConflictOperations : IFeatureOperations
{
    private const string All = ConflictActions.Conflicts;
    private const string One = $"{All}/{Callers.Absent}";

    private static readonly string[] Handle =
        [.. Callers.Deciders, nameof(Role.ConflictSteering), nameof(Role.ExecutiveSponsor)];

    private static readonly string[] ReadAll = [.. Handle, nameof(Role.Auditor)];
    private static readonly string[] TakePart = [Callers.WritingSystem, .. Callers.PartnersPeople];
    private static readonly string[] Open = [.. TakePart, .. Handle];
    private static readonly string[] Read = [Callers.ReadingSystem, .. Callers.PartnersPeople, .. ReadAll];

    private static readonly object Said = new { text = "So it is." };
    private static readonly object Decision = new { outcome = "upholdHolder", reason = "So it is." };
    private static readonly Func<HttpContent> File = () => DocumentedOperation.Form("a.txt", [.. "a"u8]);

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("openConflict", "POST", All, new { }, Open, "deals.write"),
        new("listConflicts", "GET", All, null, Read, "deals.read"),
        new("getConflict", "GET", One, null, Read, "deals.read"),
        new("confirmCustomerChoice", "POST", $"{All}/confirm-choice", new { }, Callers.Everybody),
        new("makeConflictStatement", "POST", $"{One}/statements", Said, TakePart, "deals.write"),
        new("addConflictEvidence", "POST", $"{One}/evidence", File, TakePart, "deals.write"),
        new("downloadConflictEvidence", "GET", $"{One}/evidence/{Callers.Absent}", null, Read, "deals.read"),
        new("appealConflict", "POST", $"{One}/appeal", new { statement = "So it is." }, TakePart, "deals.write"),
        new("agreeToCoSell", "POST", $"{One}/agree-cosell", null, TakePart, "deals.write"),
        new("declineCoSell", "POST", $"{One}/decline-cosell", null, TakePart, "deals.write"),
        // All that a party may ask for.
        new("escalateConflict", "POST", $"{One}/escalate", new { reason = "So it is.", formal = true }, Open, "deals.write"),
        new("assignConflict", "POST", $"{One}/assign", new { }, Handle),
        new("noteConflict", "POST", $"{One}/notes", Said, Handle),
        new("investigateConflict", "POST", $"{One}/investigate", null, Handle),
        new("mediateConflict", "POST", $"{One}/mediate", null, Handle),
        new("decideConflict", "POST", $"{One}/decide", Decision, Handle),
        new("communicateConflict", "POST", $"{One}/communicate", null, Handle),
        new("closeConflict", "POST", $"{One}/close", new { prevention = new { kind = "none" } }, Handle),
        new("attachConflictRuling", "PUT", $"{One}/ruling", File, Handle),
        new("downloadConflictRuling", "GET", $"{One}/ruling", null, ReadAll),
        new("getConflictFactSheet", "GET", $"{One}/fact-sheet", null, ReadAll),
        new("getConflictStatistics", "GET", $"{All}/statistics", null, ReadAll),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        [All] = OfParty,
        [$"{All}/confirm-choice"] = CustomerAsked,
        [$"{All}/statistics"] = Counted,
        [$"{All}/{{id}}"] = Case,
        [$"{All}/{{id}}/fact-sheet"] = FactSheet,
    };

    /// <summary>A partner that waits for a line; for a list to tell something, it disputes that.</summary>
    private static async Task<OperationSetup> OfParty(ChannelHost host, DocumentedOperation operation)
    {
        var rivals = await Rivals.Meet(host);
        if (operation.Definition.IsRead) await Disputed(host, rivals.Challenger, rivals.Waiting);
        return new(rivals.Challenger, All, host.ForgetCustomers)
        {
            Named = ($"{ConflictExamples.Input.Deal!.Value.Value}", rivals.Waiting),
        };
    }

    /// <summary>The customer has a mail with a code.</summary>
    private static async Task<OperationSetup> CustomerAsked(ChannelHost host, DocumentedOperation operation)
    {
        var rivals = await Rivals.Meet(host);
        var contact = $"ada@{rivals.Customer}";
        (await rivals.Challenger.Post(All, new
        {
            deal = rivals.Waiting,
            kind = "customerChoice",
            statement = "They want us.",
            contact,
        })).Expect(HttpStatusCode.Created);
        var mail = await host.MailTo(contact, "customerChoice");
        return new(host.Nobody, operation.Definition.Path, host.ForgetCustomers)
        {
            Named = (ConflictExamples.Choice.Code!, Code().Match(mail.Text).Value),
        };
    }

    /// <summary>The case of two rivals, as far as the operation needs it, and whoever calls it.</summary>
    private static async Task<OperationSetup> Case(ChannelHost host, DocumentedOperation operation)
    {
        var (rivals, staff, name) = (await Rivals.Meet(host), host.ChannelManager, operation.Name);
        var conflict = await Disputed(host, rivals.Challenger, rivals.Waiting);
        var (caller, id) = name switch
        {
            // It has not said anything yet.
            "makeConflictStatement" => (rivals.Holder, await rivals.Holder.CaseOf(rivals.Held)),
            "getConflict" or "addConflictEvidence" or "downloadConflictEvidence" or "appealConflict" or "agreeToCoSell"
                or "declineCoSell" => (rivals.Challenger, await rivals.Challenger.CaseOf(rivals.Waiting)),
            _ => (staff, conflict),
        };
        var path = operation.Definition.Path.Replace("{id}", id, StringComparison.Ordinal);
        switch (name)
        {
            case "downloadConflictEvidence":
                var shown = (await caller.Show(id)).Expect(HttpStatusCode.OK).Json.GetProperty("evidence")[0];
                path = path.Replace("{documentId}", shown.GetProperty("id").GetString(), StringComparison.Ordinal);
                break;
            case "appealConflict":
                await staff.Settled(conflict, "upholdHolder");
                // It said the one before the other, though the clock stands still.
                await host.Database.Execute($"UPDATE conflict_statements SET made_at = '{host.Clock.Now.AddHours(-1):O}'");
                break;
            case "agreeToCoSell" or "declineCoSell":
                await staff.Settled(
                    conflict, "coSell", fallback: "upholdHolder", shares: [(rivals.Held, "60"), (rivals.Waiting, "40")]);
                break;
            case "mediateConflict":
                (await staff.Step(conflict, "investigate", new { keepOpen = true })).Expect(HttpStatusCode.OK);
                break;
            case "decideConflict" or "communicateConflict" or "closeConflict":
                await staff.Mediated(conflict);
                if (name != "decideConflict") await Decided(host, conflict);
                if (name == "closeConflict") await Told(host, conflict);
                break;
            case "attachConflictRuling" or "downloadConflictRuling":
                await staff.Mediated(conflict);
                (await host.Sponsor().Step(conflict, "escalate", new { reason = "Under section 12.", formal = true }))
                    .Expect(HttpStatusCode.OK);
                if (name == "downloadConflictRuling")
                    (await staff.Send(HttpMethod.Put, $"{All}/{conflict}/ruling", File())).Expect(HttpStatusCode.OK);
                break;
        }

        return new(caller, path, host.ForgetCustomers)
        {
            Named = name == "assignConflict" ? ($"{ConflictExamples.Assignment.Owner}", await IdOf(staff)) : null,
        };
    }

    /// <summary>The case of the customer of the example, for which the holder has made a demo.</summary>
    private static async Task<OperationSetup> FactSheet(ChannelHost host, DocumentedOperation operation)
    {
        await host.ForgetCustomers();
        const string Customer = "acme.de";
        var held = (await host.Gold.Registered(Customer)).Id;
        var waiting = (await host.Silver.Registered(Customer)).Id;
        var contact = new { name = "Ada Example", email = "ada@acme.de" };
        (await host.Gold.Post($"/v1/deals/{held}/activities", new { kind = "demo", contact })).Expect(HttpStatusCode.Created);
        var conflict = await Disputed(host, host.Silver, waiting);
        // After the demo was recorded, though the clock stands still.
        var later = (await OpenedAt(host, conflict)).AddHours(1);
        await host.Database.Execute(
            $"UPDATE conflict_parties SET joined_at = '{later:O}'; UPDATE conflict_statements SET made_at = '{later:O}'");
        return new(
            host.StaffWith(operation.Definition.Access.Permission!),
            operation.Definition.Path.Replace("{id}", conflict, StringComparison.Ordinal), host.ForgetCustomers);
    }

    /// <summary>Two cases of the same partners, of which one has ended.</summary>
    private static async Task<OperationSetup> Counted(ChannelHost host, DocumentedOperation operation)
    {
        await host.ForgetCustomers();
        var ended = await Contested(host);
        await Contested(host);
        await host.ChannelManager.Mediated(ended);
        await Decided(host, ended);
        await Told(host, ended);
        (await host.ChannelManager.Close(ended)).Expect(HttpStatusCode.OK);
        await host.Database.Execute(
            $"UPDATE conflicts SET opened_at = '{(await OpenedAt(host, ended)).AddHours(-52.5):O}' WHERE id = '{ended}'");
        var holder = await host.Gold.PartnerId();
        // Only now: nobody decides a case of a partner that he is responsible for.
        await SetManager($"'{await IdOf(host.ChannelManager)}'");
        return new(host.StaffWith(operation.Definition.Access.Permission!), operation.Definition.Path, async () =>
        {
            await SetManager("NULL");
            await host.ForgetCustomers();
        });

        Task SetManager(string staff) =>
            host.Database.Execute($"UPDATE partners SET channel_manager = {staff} WHERE id = '{holder}'");
    }

    /// <summary>The gold partner of the demo has a line, which the silver one disputes.</summary>
    private static async Task<string> Contested(ChannelHost host)
    {
        var customer = Registration.NewCustomer();
        await host.Gold.Registered(customer);
        return await Disputed(host, host.Silver, (await host.Silver.Registered(customer)).Id);
    }

    /// <returns>The case, by the id of staff.</returns>
    private static async Task<string> Disputed(ChannelHost host, Api challenger, string waiting)
    {
        (await challenger.Dispute(waiting, ConflictExamples.Dispute.Statement!)).Expect(HttpStatusCode.OK);
        return await host.ChannelManager.CaseOf(waiting);
    }

    /// <summary>As the example decides it.</summary>
    private static async Task Decided(ChannelHost host, string conflict) =>
        (await host.ChannelManager.PostText($"{All}/{conflict}/decide", await host.ExampleOf("decideConflict")))
            .Expect(HttpStatusCode.OK);

    /// <summary>The parties are told, and cannot appeal any more. Not by the clock, which other operations share.</summary>
    private static async Task Told(ChannelHost host, string conflict)
    {
        (await host.ChannelManager.Step(conflict, "communicate")).Expect(HttpStatusCode.OK);
        await host.Database.Execute(
            $"UPDATE conflicts SET appeal_until = '{await OpenedAt(host, conflict):O}' WHERE id = '{conflict}'");
    }

    /// <summary>The program's clock, which another example may have moved, stands still meanwhile.</summary>
    private static async Task<DateTimeOffset> OpenedAt(ChannelHost host, string conflict) =>
        (await host.ChannelManager.Conflict(conflict)).Instant("openedAt");

    private static async Task<string> IdOf(Api person) => (await person.Get("/v1/me")).Expect(HttpStatusCode.OK).Id;

    [GeneratedRegex("(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])")]
    private static partial Regex Code();
}
