using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Documents;
using ChannelProgram.Api.Tests.Identity;
using ChannelProgram.Api.Tests.Mails;
using ChannelProgram.Api.Tests.PartnerApplications;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.People;
using ChannelProgram.Api.Tests.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ChannelProgram.Api.Tests.PersonalData;

/// <summary>No byte of the person is left, and everything that happened still did.</summary>
[Trait("Engine", "postgreSql")]
public sealed class ErasureTests(IsolatedHost host) : IClassFixture<IsolatedHost>
{
    private const string Name = "Zoë Quisling-Värn";
    private const string Phone = "+49 30 5550123";

    [Fact]
    public async Task Nothing_of_an_erased_person_is_left_in_any_table_or_log()
    {
        await using var node = host.Another(
            ("Logging:LogLevel:Default", "Information"), ("Logging:LogLevel:Microsoft", "Warning"));
        node.StartServer();
        using var log = new CapturedLog();
        node.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var email = $"Zoe.Quisling+{Guid.NewGuid():N}@birch.example";
        var site = Registration.NewCustomer();
        var (gold, silver) = (host.Gold.At(node.Address), host.Person("admin@silver.example").At(node.Address));
        var (admin, silverSystem) = (host.ProgramAdmin.At(node.Address), host.Silver.At(node.Address));
        var silverId = await silver.PartnerId();

        // She applies, and that is not gone on with; then a partner invites her, and she joins it.
        (await host.Apply(site, email.ToUpperInvariant(), Name)).Expect(HttpStatusCode.Accepted);
        var person = await silver.AddPerson($"/v1/partners/{silverId}/people", email, Name);
        var id = person.Split('/')[^1];
        (await silver.Post(
            $"/v1/partners/{silverId}/users", new { email, name = Name, role = "partnerSales", person = id }, "invite"))
            .Expect(HttpStatusCode.Created);
        (await host.Accept(email)).Expect(HttpStatusCode.OK);
        var her = host.Person(email).At(node.Address);
        (await her.Post("/v1/me/calendar")).Expect(HttpStatusCode.OK);
        (await her.SwitchOff("dealWon")).Expect(HttpStatusCode.OK);
        (await her.Post("/v1/account/email", new { password = Infrastructure.Demo.DemoSeed.Password, email = $"x{email}" }))
            .Expect(HttpStatusCode.Accepted);
        await host.SetUpTwoFactor(her);
        (await host.Nobody.At(node.Address).Post("/v1/account/password/forgot", new { email })).Expect(HttpStatusCode.Accepted);

        // Deals and drafts of two partners name her, in every place.
        var ofGold = await Deal(gold, email, $"Ask {Name.ToUpperInvariant()}, {Phone}, or {email}.", "gold-1");
        var other = await Deal(gold, email, "Nothing more.", null);
        var ofSilver = await Deal(her, email: null, $"I, {Name.Normalize(NormalizationForm.FormD)}, look after it.", null, Name);
        var draft = (await gold.Post(
            "/v1/deals", PersonalDataActions.DealNaming(Registration.NewCustomer(), email, Name, $"{Name} again", draft: true),
            "draft")).Expect(HttpStatusCode.Created).Id;
        (await admin.RequestInformation(ofSilver, $"What does {Name} say?")).Expect(HttpStatusCode.OK);
        (await her.AnswerQuestion(ofSilver, $"{Name} says yes.")).Expect(HttpStatusCode.OK);
        foreach (var (partner, deal) in new[] { (gold, ofGold), (her, ofSilver) })
            (await partner.Post($"/v1/deals/{deal}/activities", new
            {
                kind = "meeting",
                who = Name,
                note = $"With {Name} ({email})",
                contact = new { name = Name, email },
            }, $"activity-{deal}")).Expect(HttpStatusCode.Created);
        var document = await gold.Uploaded(ofGold, $"cv_{Name.Replace(' ', '_')}.txt");
        (await gold.Lose(other, note: $"{email} went away.")).Expect(HttpStatusCode.OK);
        (await admin.Post($"/v1/partners/{silverId}/onboarding/firstCall/complete", new { note = $"Called {Name}." }))
            .Expect(HttpStatusCode.OK);
        await host.WriteMails();
        Assert.NotEmpty(await Left(email, log));
        var receipt = (await gold.Deal(ofGold)).String("receipt");
        var before = await gold.Deal(ofGold);
        Assert.Contains($"people/name {Name}", (await host.Export(email)).Found());

        var erasure = (await admin.Post(
            "/v1/personal-data/erasures", new { email, phone = Phone, reason = "She asked for it, ticket 4711." }, "erase"))
            .Expect(HttpStatusCode.OK);

        Assert.Empty(await Left(email, log));
        Assert.Equal(
            ["activities", "calendars", "deals", "documents", "drafts", "keptAnswers", "mails", "notifications", "onboarding",
                "partnerApplications", "people", "signIn", "users"],
            erasure.Json.GetProperty("erased").EnumerateArray().Select(it => it.GetProperty("place").GetString()));
        Assert.Equal(document.Split('/')[^1], erasure.Json.GetProperty("files")[0].GetProperty("document").GetString());
        Assert.Empty((await host.Export(email)).Found());

        // What happened still did.
        var after = await gold.Deal(ofGold);
        Assert.Equal(before.DealStatus, after.DealStatus);
        Assert.Equal(before.Lines, after.Lines);
        Assert.NotEqual(before.ETag, after.ETag);
        Assert.Equal(JsonValueKind.Null, after.Json.GetProperty("customer").GetProperty("contact").ValueKind);
        Assert.Equal("Ask erased, erased, or erased.", after.String("description"));
        Assert.Equal(receipt, after.String("receipt"));
        Assert.True((await host.Nobody.Post("/v1/receipts/verify", new { receipt })).Json.GetProperty("valid").GetBoolean());
        Assert.Equal("deal.changed", (await gold.EventTypes(ofGold))[^1]);
        Assert.Equal("I, erased, look after it.", (await silverSystem.Deal(ofSilver)).String("description"));
        Assert.Equal("erased", (await silver.Get(person)).Expect(HttpStatusCode.OK).String("name"));
        Assert.Equal("cv_erased.txt", (await gold.Get(document)).Expect(HttpStatusCode.OK).String("name"));
        foreach (var (caller, path) in new[]
        {
            (gold, $"/v1/deals/{ofGold}/timeline"), (gold, $"/v1/deals/{ofGold}/activities"), (gold, $"/v1/deals/{draft}"),
            (gold, $"/v1/deals/{other}"), (silverSystem, $"/v1/deals/{ofSilver}/timeline"),
            (silverSystem, $"/v1/deals/{ofSilver}/activities"), (silver, $"/v1/partners/{silverId}/people"),
            (silver, $"/v1/partners/{silverId}/users"), (admin, $"/v1/partners/{silverId}/onboarding"),
            (admin, "/v1/partner-applications"), (admin, "/v1/work"), (gold, "/v1/deals"),
        })
            (await caller.Get(path)).Expect(HttpStatusCode.OK);
        Assert.Equal("signInFailed", (await host.Nobody.Post(
            "/v1/account/sign-in", new { email, password = Infrastructure.Demo.DemoSeed.Password })).Problem);

        // Once more: nothing is left, and nothing is recorded.
        var again = (await host.TryErase(new { email, reason = "Once more." })).Expect(HttpStatusCode.OK);
        Assert.Equal((JsonValueKind.Null, ""), (again.Json.GetProperty("id").ValueKind, again.Erased()));
        Assert.Equal("", (await host.TryErase(new { person = id, reason = "Once more." })).Expect(HttpStatusCode.OK).Erased());
        Assert.Equal(1, await host.Database.Query<long>("SELECT COUNT(*) FROM erasures WHERE reason LIKE '%4711%'"));
        Assert.Equal(0, await host.Database.Query<long>("SELECT COUNT(*) FROM erasures WHERE reason LIKE '%more%'"));
    }

    [Fact]
    public async Task Whoever_has_the_same_first_name_or_a_longer_address_stays()
    {
        var tail = $"{Guid.NewGuid():N}@birch.example";
        var site = Registration.NewCustomer();
        var theirs = await Deal(host.Gold, $"ada.{tail}", $"Ada Other (ada.{tail}) and another Ada", null, name: "Ada Other");
        var mine = (await host.Gold.Post(
            "/v1/deals", PersonalDataActions.DealNaming(site, tail, "Ada Adamson", $"{tail}, not ada.{tail}: Ada Adamson")))
            .Expect(HttpStatusCode.Created).Id;
        var before = await host.Gold.Deal(theirs);

        // The other deal's kept answer has the longer address only.
        Assert.Equal("deals 1", (await host.Erase(tail)).Erased());

        var kept = await host.Gold.Deal(theirs);
        Assert.Equal(before.Text, kept.Text);
        Assert.Equal($"erased, not ada.{tail}: erased", (await host.Gold.Deal(mine)).String("description"));
    }

    private static async Task<string> Deal(
        Api partner, string? email, string description, string? externalId, string? owner = null, string name = Name) =>
        (await partner.Post("/v1/deals", PersonalDataActions.DealNaming(
            Registration.NewCustomer(), email, email is null ? null : name, description, owner, externalId: externalId),
            Guid.NewGuid().ToString())).Expect(HttpStatusCode.Created).Id;

    /// <summary>Where the person still is, in whatever form.</summary>
    private async Task<IReadOnlyList<string>> Left(string email, CapturedLog log)
    {
        var sought = Forms(email).Concat(Forms(Name)).Concat(Forms(Phone)).Distinct().ToList();
        List<string> found =
            [.. log.Lines.Where(it => sought.Exists(form => it.Contains(form, StringComparison.OrdinalIgnoreCase)))
                .Select(it => $"log: {it}")];
        await using var source = NpgsqlDataSource.Create(host.Database.ConnectionString);
        var tables = new List<string>();
        await using (var reader = await source.CreateCommand(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'").ExecuteReaderAsync())
            while (await reader.ReadAsync()) tables.Add(reader.GetString(0));

        foreach (var table in tables)
        {
            await using var rows = await source.CreateCommand($"""SELECT t::text FROM "{table}" t""").ExecuteReaderAsync();
            while (await rows.ReadAsync())
                if (sought.Find(it => rows.GetString(0).Contains(it, StringComparison.OrdinalIgnoreCase)) is { } form)
                    found.Add($"{table}: {form}");
        }

        return found;
    }

    private static IEnumerable<string> Forms(string text)
    {
        foreach (var it in new[]
        {
            text, text.ToUpperInvariant(), text.ToLowerInvariant(), text.Normalize(NormalizationForm.FormD),
            text.Replace(' ', '_'),
        })
        {
            yield return it;
            yield return JsonEncodedText.Encode(it).ToString();
            yield return HtmlEncoder.Default.Encode(it);
            yield return Uri.EscapeDataString(it);
            var bytes = Encoding.UTF8.GetBytes(it);
            yield return Convert.ToHexString(bytes);
            // Wherever it stands within three bytes: what does not depend on its neighbours.
            for (var shift = 0; shift < 3; shift++)
                yield return Convert.ToBase64String([.. new byte[shift], .. bytes])[(shift == 0 ? 0 : 4)..^4];
        }
    }

    private sealed class CapturedLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue($"{formatter(state, exception)} {exception} {string.Join(' ', state as IEnumerable<object> ?? [])}");

        public void Dispose() { }
    }
}
