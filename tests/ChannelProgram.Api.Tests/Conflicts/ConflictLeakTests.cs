using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using ChannelProgram.Api.Tests.Accounts;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Mails;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.Users;
using ChannelProgram.Domain.Mails;
using ChannelProgram.Infrastructure.Outbox;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.Conflicts;

/// <summary>
/// Nothing that a party receives over its case, in whatever way, has anything of another party or of the vendor's side in it.
/// </summary>
public sealed class ConflictLeakTests : IClassFixture<ChannelHost>
{
    private readonly ChannelHost _host;

    public ConflictLeakTests(ChannelHost host)
    {
        _host = host;
        _host.Clock.Now = SettableClock.Start;
    }

    [Theory]
    [InlineData("splitCredit")]
    [InlineData("coSell")]
    [InlineData("reassign")]
    public async Task A_party_receives_nothing_of_the_others_in_a_whole_case(string outcome)
    {
        var scene = await LeakScene.Open(_host, challengers: 2);
        await scene.Play(outcome);

        Assert.All(scene.Parties, it => Assert.True(it.Received.Count > 50, $"{it.Name} received {it.Received.Count}"));
        var leaks = scene.Parties.SelectMany(it => scene.Secrets.LeaksIn(it.Name, it.Received)).Distinct().ToList();
        Assert.True(leaks.Count == 0, string.Join('\n', leaks));

        // The scan would have seen it: what one of them reads would be a leak if another one did.
        var planted = scene.Secrets.LeaksIn(scene.Parties[2].Name, scene.Parties[1].Received).ToList();
        foreach (var what in new[]
        {
            "deal", "number", "case", "statement", "statement's id", "document", "document's name", "document's content",
            "appeal", "external id", "description", "owner", "contact", "amount",
        })
            Assert.Contains(planted, it => it.StartsWith($"{what} of {scene.Parties[1].Name} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_holder_cannot_tell_one_challenger_from_two()
    {
        var one = await LeakScene.Open(_host, challengers: 1);
        await one.Play("splitCredit");
        _host.Clock.Now = SettableClock.Start;
        var two = await LeakScene.Open(_host, challengers: 2);
        await two.Play("splitCredit");

        Assert.Equal(one.Parties[0].Cases, two.Parties[0].Cases);
    }

    [Theory]
    [InlineData("""{"text":"We met Zoë & Ada."}""", "We met Zoë & Ada.")]
    [InlineData("""{"text":"We met Zo\u00EB \u0026 Ada."}""", "We met Zoë & Ada.")]
    [InlineData("<p>We met Zo&#xEB; &amp; Ada.</p>", "We met Zoë & Ada.")]
    [InlineData("filename*=UTF-8''We%20met%20Zo%C3%AB%20%26%20Ada.", "We met Zoë & Ada.")]
    [InlineData("ETag: \"019AA5B2-8c00-7a3b-9f21-6d0c4b5e7f10\"", "019aa5b2-8c00-7a3b-9f21-6d0c4b5e7f10")]
    [InlineData("trace 019aa5b28c007a3b9f216d0c4b5e7f10", "019aa5b2-8c00-7a3b-9f21-6d0c4b5e7f10")]
    [InlineData("""{"amount":"71234.56"}""", "71234.56")]
    public void The_scan_finds_a_planted_leak_however_it_is_written(string received, string secret)
    {
        var secrets = new LeakScanner();
        secrets.Add("first", "secret", secret);

        Assert.Equal(["secret of first in a place"], secrets.LeaksIn("second", [("a place", received)]));
        Assert.Empty(secrets.LeaksIn("first", [("a place", received)]));
        Assert.Empty(secrets.LeaksIn("second", [("a place", "Nothing of that.")]));
        secrets.Add("second", "secret", secret);
        Assert.Empty(secrets.LeaksIn("second", [("a place", received)]));
    }
}

/// <summary>Texts, and whose they are: whoever else receives one has learnt what is not for it.</summary>
internal sealed class LeakScanner
{
    private readonly Dictionary<string, (string What, HashSet<string> Owners)> _secrets = [];

    public void Add(string owner, string what, string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        if (!_secrets.TryGetValue(value, out var known)) _secrets[value] = known = (what, []);
        known.Owners.Add(owner);
    }

    /// <returns><c>statement of second in GET /v1/conflicts</c></returns>
    public IEnumerable<string> LeaksIn(string reader, IEnumerable<(string Source, string Text)> received)
    {
        var foreign = _secrets.Where(it => !it.Value.Owners.Contains(reader))
            .Select(it => (it.Value.What, Owner: it.Value.Owners.First(), Written: WaysToWrite(it.Key))).ToList();
        foreach (var (source, text) in received)
            foreach (var (what, owner, written) in foreign)
                if (written.Any(it => text.Contains(it, StringComparison.OrdinalIgnoreCase)))
                    yield return $"{what} of {owner} in {source}";
    }

    private static HashSet<string> WaysToWrite(string value)
    {
        HashSet<string> ways =
        [
            value, Uri.EscapeDataString(value), HtmlEncoder.Default.Encode(value), WebUtility.HtmlEncode(value),
            JavaScriptEncoder.Default.Encode(value), JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value),
        ];
        if (Guid.TryParse(value, out var id)) ways.Add($"{id:N}");
        return ways;
    }
}

/// <summary>A party with all that it receives.</summary>
internal sealed record LeakParty(string Name, Api Api, string Partner, string User, string Email, string Percent)
{
    public string Deal { get; set; } = "";

    public string Case { get; set; } = "";

    /// <summary>Everything, by where it came from.</summary>
    public List<(string Source, string Text)> Received { get; } = [];

    /// <summary>How its case read, step by step, without what differs from case to case.</summary>
    public List<string> Cases { get; } = [];

    /// <param name="named">What the party named itself: that may come back.</param>
    public async Task<Answer> Receive(string source, Task<Answer> asked, params string[] named)
    {
        var answer = await asked;
        Received.Add((source, named.Aggregate(
            $"{answer.Headers}{answer.ContentHeaders}{answer.Text}",
            (text, it) => text.Replace(it, "", StringComparison.Ordinal))));
        return answer;
    }
}

/// <summary>A holder and its challengers, each with values of its own, and a case from its beginning to its end.</summary>
internal sealed partial class LeakScene(ChannelHost host, IReadOnlyList<LeakParty> parties, string customer)
{
    private const string Vendor = "the vendor";

    private static readonly (string Name, string Amount, string Percent)[] Roles =
        [("holder", "71234.56", "61.37"), ("first challenger", "38123.45", "20.19"), ("second challenger", "29876.54", "18.44")];

    private string _conflict = "";

    public LeakScanner Secrets { get; } = new();

    public IReadOnlyList<LeakParty> Parties => parties;

    private Api Staff => host.ChannelManager;

    private IEnumerable<LeakParty> Challengers => parties.Skip(1);

    public static async Task<LeakScene> Open(ChannelHost host, int challengers)
    {
        var parties = new List<LeakParty>();
        foreach (var (name, _, percent) in Roles.Take(challengers + 1))
        {
            var api = await host.AddPartner();
            var partner = await api.PartnerId();
            var (path, email) = await host.Joined(host.ProgramAdmin, $"/v1/partners/{partner}/users", "partnerAdmin");
            parties.Add(new(
                name, api, partner, path.Split('/')[^1], email, challengers == 1 && name != "holder" ? "38.63" : percent));
        }

        var scene = new LeakScene(host, parties, Registration.NewCustomer());
        foreach (var (index, party) in parties.Index()) await scene.Register(party, Roles[index].Amount);
        foreach (var caller in new[] { host.ChannelManager, host.Steering(), host.Sponsor(), host.ProgramAdmin })
            scene.Secrets.Add(Vendor, "member of staff", (await caller.Get("/v1/me")).Id);
        foreach (var level in new[] { "workingTeam", "steeringCommittee", "executiveSponsors" })
            scene.Secrets.Add(Vendor, "level", level);
        // The first reader of a host tells nobody of what happened more than an hour before.
        await host.WriteMails();
        return scene;
    }

    /// <summary>From the first dispute to the close of the case, and all that is received meanwhile.</summary>
    public async Task Play(string outcome)
    {
        await Contest();
        await host.WriteMails();
        await TryWhatIsRefused();
        await Settle(outcome);
        await Appeal();
        await host.RunJobsUntilMailsAreWritten();
        await Look();
        await ReadMailsAndEvents();
        await LearnSecrets();
    }

    private async Task Register(LeakParty party, string amount)
    {
        var mark = Mark(party);
        var contact = new { name = $"Contact{mark} Person", email = $"contact{mark}@{customer}" };
        var answer = (await party.Api.Post("/v1/deals", new
        {
            customer = new { name = Registration.NameOf(customer), country = "DE", website = customer, contact },
            products = new[] { new { code = "analytics", amount = new { amount, currency = "USD" } } },
            expectedCloseDate = "2027-06-30",
            stage = "qualified",
            source = "partnerSourced",
            owner = $"Owner{mark} Seller",
            description = $"Description {mark} of the project.",
            externalId = $"crm-{mark}",
        })).Expect(HttpStatusCode.Created);
        party.Deal = answer.Id;
        // Above what is approved without staff.
        if (answer.DealStatus is "submitted") answer = (await Staff.Approve(answer.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(party == parties[0] ? "approved" : "waitlisted", answer.DealStatus);
        foreach (var (what, value) in new[]
        {
            ("deal", answer.Id), ("number", answer.String("number")!), ("amount", amount), ("share", party.Percent),
            ("owner", $"Owner{mark} Seller"), ("description", $"Description {mark} of the project."),
            ("external id", $"crm-{mark}"), ("contact", contact.name), ("contact", contact.email), ("partner", party.Partner),
            ("user", party.User), ("user's address", party.Email),
            ("partner's name", await NameOf(party)), ("statement", StatementOf(party)), ("appeal", AppealOf(party)),
            ("document's name", DocumentOf(party)), ("document's content", ContentOf(party)),
        })
            Secrets.Add(party.Name, what, value);
        if (party == parties[0]) Secrets.Add(Vendor, "account", $"{await host.AccountOf(answer)}");
    }

    /// <summary>Each challenger disputes and shows something; so does the holder.</summary>
    private async Task Contest()
    {
        foreach (var party in Challengers)
        {
            (await party.Receive("dispute", party.Api.Dispute(party.Deal, StatementOf(party)))).Expect(HttpStatusCode.OK);
            if (party == parties[1]) await Look();
        }

        _conflict = await Staff.CaseOf(parties[1].Deal);
        foreach (var party in parties)
        {
            party.Case = await party.Api.CaseOf(party.Deal);
            Secrets.Add(party.Name, "case", party.Case);
        }

        await Look();
        foreach (var party in parties)
        {
            host.Clock.Now += TimeSpan.FromMinutes(1);
            (await party.Receive(
                "evidence", party.Api.Show(party.Case, DocumentOf(party), Encoding.UTF8.GetBytes(ContentOf(party)))))
                .Expect(HttpStatusCode.OK);
            (await party.Receive(
                "statement", party.Api.Step(party.Case, "statements", new { text = $"Again: {StatementOf(party)}" })))
                .Expect(HttpStatusCode.OK);
        }

        host.Clock.Now = SettableClock.Start.AddHours(1);
        Secrets.Add(Vendor, "case", _conflict);
        await Do("notes", new { text = Said("note", "The holder's note of the vendor.") });
        await Do("investigate", new { keepOpen = true });
        host.Clock.Now += TimeSpan.FromMinutes(1);
        await Do("mediate", new { skip = true, reason = Said("reason", "Skipped for a vendor's reason.") });
        await Look();
    }

    /// <summary>What is refused tells no more than what does not exist.</summary>
    private async Task TryWhatIsRefused()
    {
        foreach (var party in parties)
        {
            foreach (var (step, body) in new (string, object?)[]
            {
                ("appeal", new { statement = "Early." }), ("agree-cosell", null), ("decline-cosell", null),
                ("statements", new { }), ("escalate", new { reason = "Up." }),
            })
                Refused(await party.Receive($"refused {step}", party.Api.Step(party.Case, step, body)));
            foreach (var step in new[] { "decide", "communicate", "close", "notes", "assign" })
                Refused(await party.Receive($"refused {step}", party.Api.Step(party.Case, step, new { reason = "Mine." })));
            Refused(await party.Receive("refused dispute", party.Api.Dispute(party.Deal)));
            Refused(await party.Receive("refused facts", party.Api.Get($"{ConflictActions.Conflicts}/{party.Case}/fact-sheet")));
            Refused(await party.Receive("refused statistics", party.Api.Get($"{ConflictActions.Conflicts}/statistics")));
            foreach (var other in parties.Where(it => it != party))
            {
                var path = $"{ConflictActions.Conflicts}/{other.Case}";
                Refused(await party.Receive("another's case", party.Api.Get(path), other.Case));
                Refused(await party.Receive(
                    "another's case", party.Api.Step(other.Case, "statements", new { text = "Hello." }), other.Case));
                Refused(await party.Receive("another's deal", party.Api.Dispute(other.Deal), other.Deal));
                Assert.Empty((await party.Receive(
                    "another's cases", party.Api.Get($"{ConflictActions.Conflicts}?deal={other.Deal}"), other.Deal))
                    .Json.GetProperty("items").EnumerateArray());
                var document = (await other.Api.Conflict(other.Case)).Json.GetProperty("evidence")[0].GetProperty("id")
                    .GetString()!;
                foreach (var from in new[] { party.Case, other.Case })
                    Refused(await party.Receive(
                        "another's document",
                        party.Api.Get($"{ConflictActions.Conflicts}/{from}/evidence/{document}"), document, other.Case));
            }

            Refused(await party.Receive(
                "the vendor's case", party.Api.Get($"{ConflictActions.Conflicts}/{_conflict}"), _conflict));
        }
    }

    private async Task Settle(string outcome)
    {
        host.Clock.Now += TimeSpan.FromMinutes(1);
        var shares = parties.Select(it => new { deal = it.Deal, percent = it.Percent });
        var (reason, message) = (Said("reason", $"Decided {outcome} for a vendor's reason."), "Thank you all.");
        await Do("decide", outcome switch
        {
            "reassign" => new { outcome, deal = parties[1].Deal, reason, message },
            "coSell" => new { outcome, shares, fallback = "splitCredit", reason, message },
            _ => (object)new { outcome, shares, reason, message },
        });
        await Look();
        await Do("communicate");
        await Look();
        if (outcome is not "coSell") return;

        (await parties[0].Receive("agrees", parties[0].Api.Step(parties[0].Case, "agree-cosell"))).Expect(HttpStatusCode.OK);
        await Look();
        (await parties[1].Receive("declines", parties[1].Api.Step(parties[1].Case, "decline-cosell"))).Expect(HttpStatusCode.OK);
        await Look();
        foreach (var party in parties)
            Refused(await party.Receive("answers late", party.Api.Step(party.Case, "agree-cosell")));
    }

    /// <summary>Every challenger appeals; the committee hears all of them once the holder cannot appeal any more.</summary>
    private async Task Appeal()
    {
        foreach (var party in Challengers)
        {
            host.Clock.Now += TimeSpan.FromMinutes(1);
            (await party.Receive("appeal", party.Api.Step(party.Case, "appeal", new { statement = AppealOf(party) })))
                .Expect(HttpStatusCode.OK);
            Refused(await party.Receive("appeals again", party.Api.Step(party.Case, "appeal", new { statement = "Again." })));
            // Whether one appealed or two, the holder reads the same.
            if (party == parties[1]) await Look();
            else await LookAt(party);
        }

        host.Clock.Now = SettableClock.Start.AddDays(11);
        Refused(await parties[0].Receive(
            "appeals late", parties[0].Api.Step(parties[0].Case, "appeal", new { statement = "Late." })));
        (await host.Steering().Step(
            _conflict, "decide", new { outcome = "upholdHolder", reason = Said("reason", "The vendor's reason of the appeal.") }))
            .Expect(HttpStatusCode.OK);
        await Look();
        await Do("communicate");
        foreach (var party in parties)
            Refused(await party.Receive("final", party.Api.Step(party.Case, "appeal", new { statement = "No." })));
        await Look();
        await Do("close", new { prevention = new { kind = "none" } });
    }

    private async Task Look()
    {
        foreach (var party in parties) await LookAt(party);
    }

    /// <summary>All that there is to read for a party.</summary>
    private static async Task LookAt(LeakParty party)
    {
        foreach (var path in new[]
        {
            ConflictActions.Conflicts, $"{ConflictActions.Conflicts}?deal={party.Deal}", $"/v1/deals/{party.Deal}",
            $"/v1/deals/{party.Deal}/timeline", $"/v1/deals/{party.Deal}/documents", "/v1/deals",
        })
            await party.Receive($"GET {path}", party.Api.Get(path));
        if (party.Case.Length == 0) return;

        var read = (await party.Receive("GET its case", party.Api.Conflict(party.Case))).Expect(HttpStatusCode.OK);
        party.Cases.Add(Ids().Replace(read.Text, "…"));
        foreach (var shown in read.Json.GetProperty("evidence").EnumerateArray())
            (await party.Receive("GET its document", party.Api.Get(
                $"{ConflictActions.Conflicts}/{party.Case}/evidence/{shown.GetProperty("id").GetString()}")))
                .Expect(HttpStatusCode.OK);
    }

    private async Task ReadMailsAndEvents()
    {
        foreach (var party in parties)
        {
            var (email, partner) = (party.Email, Guid.Parse(party.Partner));
            var mails = await host.Database.Read(db => db.Set<Mail>()
                .Where(it => it.Address == email && it.Kind.StartsWith("case")).ToListAsync());
            Assert.Equal(["caseClosed", "caseCommunicated", "caseOpened"], mails.Select(it => it.Kind).Distinct().Order());
            foreach (var mail in mails) party.Received.Add(($"mail {mail.Kind}", $"{mail.Subject}\n{mail.Text}\n{mail.Html}"));

            var events = await host.Database.Read(db => db.Set<OutboxEvent>()
                .Where(it => it.Partner == partner && !it.IsInternal).ToListAsync());
            Assert.Contains(events, it => it.Type == "case.communicated");
            foreach (var it in events) party.Received.Add(($"event {it.Type}", $"{it.Subject} {it.Data}"));
        }
    }

    /// <summary>What only the product names: ids of statements and documents.</summary>
    private async Task LearnSecrets()
    {
        foreach (var party in parties)
        {
            var read = (await party.Api.Conflict(party.Case)).Expect(HttpStatusCode.OK).Json;
            foreach (var it in read.GetProperty("statements").EnumerateArray())
                Secrets.Add(party.Name, "statement's id", it.GetProperty("id").GetString());
            foreach (var it in read.GetProperty("evidence").EnumerateArray())
            {
                Secrets.Add(party.Name, "document", it.GetProperty("id").GetString());
                Secrets.Add(party.Name, "document's digest", it.GetProperty("digest").GetString());
            }
        }
    }

    private async Task Do(string step, object? body = null) =>
        (await Staff.Step(_conflict, step, body)).Expect(HttpStatusCode.OK);

    private string Said(string what, string text)
    {
        Secrets.Add(Vendor, what, text);
        return text;
    }

    private static void Refused(Answer answer) =>
        Assert.True(answer.Status is >= 400 and < 500, $"{answer.Status} {answer.Text}");

    private static async Task<string> NameOf(LeakParty party) =>
        (await party.Api.Get("/v1/me")).Json.GetProperty("partner").GetProperty("name").GetString()!;

    /// <summary>A word that is in nothing but this party's own values.</summary>
    private static string Mark(LeakParty party) => party.Partner[^12..];

    private static string StatementOf(LeakParty party) => $"We, {Mark(party)}, met Zoë there first.";

    private static string AppealOf(LeakParty party) => $"We, {Mark(party)}, do not accept this.";

    private static string DocumentOf(LeakParty party) => $"order-{Mark(party)}.txt";

    private static string ContentOf(LeakParty party) => $"An order to {Mark(party)}.";

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{12}|DR-[0-9A-Z]{8}|\"digest\":\"[^\"]*\"")]
    private static partial Regex Ids();
}
