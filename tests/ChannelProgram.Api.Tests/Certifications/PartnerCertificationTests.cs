using System.Net;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.People;
using ChannelProgram.Api.Tests.PersonalData;
using ChannelProgram.Api.Tests.Users;
using ChannelProgram.Application.Certifications;
using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Certifications;

/// <summary>What somebody is certified for is the person's, and counts for whom the person belongs to.</summary>
public sealed class PartnerCertificationTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private string _gold = "", _silver = "";

    private Api Gold => host.Person("admin@gold.example");

    private Api Silver => host.Person("admin@silver.example");

    private Api Staff => host.ChannelManager;

    public async Task InitializeAsync()
    {
        host.Clock.Now = SettableClock.Start;
        (_gold, _silver) = (await Gold.PartnerId(), await Silver.PartnerId());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_certification_is_held_until_the_day_before_its_end_without_any_job()
    {
        var partner = await host.PartnerWithoutClients();
        var person = await Staff.NewPerson(partner);
        await Staff.Certify(person, "2026-11-20", "foundation", "sales", "technical", "technicalLab");
        Assert.Equal((1, 1), await Staff.Certified(partner));
        var before = await Staff.Get($"/v1/partners/{partner}/certifications");
        Assert.Equal("2028-11-20", before.Json.GetProperty("people")[0].GetProperty("nextEnd").GetString());

        host.Clock.Now = new(2028, 11, 19, 23, 59, 59, TimeSpan.Zero);
        Assert.Equal((1, 1), await Staff.Certified(partner));
        host.Clock.Now = new(2028, 11, 20, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal((0, 0), await Staff.Certified(partner));
        Assert.Equal("technicalLab 2026-11-20-", await Staff.Held(partner, person));
        Assert.NotEqual(before.ETag, (await Staff.Get($"/v1/partners/{partner}/certifications")).ETag);
    }

    [Fact]
    public async Task Who_leaves_stops_counting_that_day_and_takes_it_along_to_another_partner()
    {
        var email = UserActions.NewAddress();
        var person = await Member(Gold, _gold, email);
        await Staff.Certify(person, "2026-11-20", "foundation", "sales");
        var (gold, silver) = (await Gold.Certified(_gold), await Silver.Certified(_silver));
        Assert.Equal("foundation 2026-11-20-2028-11-20, sales 2026-11-20-2028-11-20", await Gold.Held(_gold, person));

        host.Clock.Now += TimeSpan.FromDays(10);
        (await Gold.Post($"/v1/partners/{_gold}/people/{person}/leave")).Expect(HttpStatusCode.OK);
        Assert.Equal("", await Gold.Held(_gold, person));
        Assert.Equal(gold.Sales - 1, (await Gold.Certified(_gold)).Sales);
        host.Clock.Now += TimeSpan.FromDays(5);
        Assert.Equal(person, await Member(Silver, _silver, email));

        Assert.Equal("foundation 2026-11-20-2028-11-20, sales 2026-11-20-2028-11-20", await Silver.Held(_silver, person));
        Assert.Equal(silver.Sales + 1, (await Silver.Certified(_silver)).Sales);
        Assert.Equal("", await Gold.Held(_gold, person));

        // For whoever judges partners: each day counts for one of them.
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
        var counted = await scope.ServiceProvider.GetRequiredService<ICertifiedPeople>()
            .Of([new(Guid.Parse(_gold)), new(Guid.Parse(_silver))], default);
        Assert.Equal(
            [$"{_gold} 2026-11-23 2026-12-03", $"{_silver} 2026-12-08 2028-11-20"],
            counted.Where(it => it.Person.Value.ToString() == person && it.ReplacedAt is null).OrderBy(it => it.Days.From)
                .Select(it => $"{it.Partner.Value} {it.Days.From:yyyy-MM-dd} {it.Days.Until:yyyy-MM-dd}"));
    }

    [Fact]
    public async Task Another_partner_is_answered_like_one_that_does_not_exist()
    {
        var person = await Silver.NewPerson(_silver);
        await Staff.Certify(person, "2026-11-20", "foundation");

        foreach (var caller in new[] { Gold, host.Gold, host.Person("sales@gold.example") })
        {
            var absent = (await caller.Get($"/v1/partners/{Callers.Absent}/certifications")).Expect(HttpStatusCode.NotFound);
            var theirs = (await caller.Get($"/v1/partners/{_silver}/certifications")).Expect(HttpStatusCode.NotFound);
            Assert.Equal((absent.Problem, absent.String("detail")), (theirs.Problem, theirs.String("detail")));
            Assert.Equal("", await caller.Held(_gold, person));
        }

        // A partner's people read no results, and record none.
        Assert.Equal(403, (await Silver.Get($"{CertificationActions.Attempts}?person={person}")).Status);
        Assert.Equal(403, (await Silver.Record(person)).Status);
    }

    [Fact]
    public async Task The_catalogue_is_that_of_the_program_in_force()
    {
        var catalogue = (await host.Gold.Get("/v1/certifications")).Expect(HttpStatusCode.OK);

        Assert.Equal(
            ["foundation sales 1 PT2H 24 70 ", "sales sales 2 P1D 24 75 sales", "technical technical 3 P2D 24 75 technical",
                "advanced technical 4 P3D 12 80 technical", "demo sales  PT4H 24 75 ", "technicalLab technical  PT4H  70 "],
            catalogue.Json.GetProperty("items").EnumerateArray().Select(it => string.Join(
                ' ', new[] { "code", "track", "level", "length", "validityMonths", "passMarkPercent", "countsAs" }
                    .Select(name => it.GetProperty(name).ToString()))));
        Assert.Equal(
            catalogue.Json.GetProperty("items").ToString(),
            (await host.Gold.Get("/v1/program")).Json.GetProperty("certifications").GetProperty("catalogue").ToString());
    }

    [Fact]
    public async Task Ends_are_told_once_to_whom_the_person_belongs_then()
    {
        var email = UserActions.NewAddress();
        var person = await Member(Gold, _gold, email);
        await Staff.Certify(person, "2026-11-20", "foundation");
        Assert.Equal([$"certification.awarded {_gold}"], await Told(person));

        host.Clock.Now = new(2028, 9, 20, 12, 0, 0, TimeSpan.Zero);
        await host.RunJobs();
        Assert.Single(await Told(person));
        foreach (var (at, told) in new (DateTimeOffset, string)[]
        {
            (new(2028, 9, 21, 0, 0, 0, TimeSpan.Zero), $"certification.expiring {_gold}"),
            (new(2028, 10, 21, 0, 0, 0, TimeSpan.Zero), $"certification.expiring {_gold}"),
            (new(2028, 11, 13, 0, 0, 0, TimeSpan.Zero), $"certification.expiring {_gold}"),
            (new(2028, 11, 20, 0, 0, 0, TimeSpan.Zero), "certification.expired "),
        })
        {
            host.Clock.Now = at;
            var before = (await Told(person)).Count;
            if (told.EndsWith(' '))
                (await Gold.Post($"/v1/partners/{_gold}/people/{person}/leave")).Expect(HttpStatusCode.OK);
            await host.RunJobs();
            await host.RunJobs();
            Assert.Equal([told], (await Told(person)).Skip(before));
        }
    }

    [Fact]
    public async Task Of_a_renewed_one_no_end_is_told()
    {
        var person = await Gold.NewPerson(_gold);
        await Staff.Certify(person, "2026-11-20", "foundation");
        host.Clock.Now = new(2028, 9, 1, 12, 0, 0, TimeSpan.Zero);
        await Staff.Certify(person, "2028-09-01", "foundation");

        host.Clock.Now = new(2028, 11, 20, 12, 0, 0, TimeSpan.Zero);
        await host.RunJobs();

        Assert.Equal([$"certification.awarded {_gold}", $"certification.awarded {_gold}"], await Told(person));
        Assert.Equal("foundation 2026-11-20-2030-09-01", await Gold.Held(_gold, person));
    }

    [Fact]
    public async Task What_is_learnt_ticks_the_onboarding()
    {
        var partner = await host.PartnerWithoutClients();
        var person = await Staff.NewPerson(partner);
        await Staff.Certify(person, "2026-11-20", "technical");
        Assert.Equal("", await Done(partner));

        host.Clock.Now += TimeSpan.FromDays(1);
        await Staff.Certify(person, "2026-11-20", "foundation");
        (await Staff.Record(person, "technicalLab", "1", "2026-11-20")).Expect(HttpStatusCode.Created);
        Assert.Equal("certificationLevel1 11-24", await Done(partner));

        host.Clock.Now += TimeSpan.FromDays(15);
        await Staff.Certify(person, "2026-12-09", "technicalLab");
        Assert.Equal("certificationLevel1 11-24, technicalLab 12-09", await Done(partner));
    }

    [Fact]
    public async Task Results_are_of_a_person_s_data_and_stay_without_a_name()
    {
        var email = UserActions.NewAddress();
        var person = await Member(Gold, _gold, email);
        await Staff.Certify(person, "2026-11-20", "foundation");
        var wrong = (await Staff.Record(person, "technical")).Id;
        (await Staff.Post($"{CertificationActions.Attempts}/{wrong}/withdraw", new { reason = $"Of {email}: not the same." }))
            .Expect(HttpStatusCode.OK);

        var found = (await host.Export(email)).Found();
        Assert.Contains("certifications/certification foundation", found);
        Assert.Contains($"certifications/withdrawal/reason Of {email}: not the same.", found);

        Assert.Contains("certifications 2", (await host.Erase(email)).Erased());
        Assert.Equal(
            "Of erased: not the same.",
            (await Staff.Get($"{CertificationActions.Attempts}/{wrong}")).Json.GetProperty("withdrawal").GetProperty("reason")
                .GetString());
        Assert.Equal(2, (await Staff.Get($"{CertificationActions.Attempts}?person={person}")).Json.GetProperty("items")
            .GetArrayLength());
    }

    /// <summary>What was told of the person's certifications, and to whom.</summary>
    private async Task<List<string>> Told(string person) =>
    [
        .. (await host.Database.Read(db => db.Set<OutboxEvent>()
            .Where(it => it.Data.Contains(person) && it.Type.StartsWith("certification."))
            .OrderBy(it => it.RecordedAt).ThenBy(it => it.Id).ToListAsync())).Select(it => $"{it.Type} {it.Partner}"),
    ];

    private async Task<string> Done(string partner) => string.Join(
        ", ", (await Staff.Get($"/v1/partners/{partner}/onboarding")).Json.GetProperty("steps").EnumerateArray()
            .Where(it => it.GetProperty("doneAt").ValueKind is not System.Text.Json.JsonValueKind.Null)
            .Select(it => $"{it.GetProperty("code").GetString()} {it.GetProperty("doneAt").GetDateTimeOffset():MM-dd}"));

    /// <summary>Joins by the mail.</summary>
    /// <returns>The id of the person.</returns>
    private async Task<string> Member(Api caller, string partner, string email)
    {
        var all = $"/v1/partners/{partner}/people";
        (await host.Join(caller, all, email)).Expect(HttpStatusCode.OK);
        host.Clock.Now += TimeSpan.FromSeconds(1);
        return (await caller.Get($"{all}?limit=200")).Json.GetProperty("items").EnumerateArray()
            .First(it => it.GetProperty("email").GetString() == email).GetProperty("id").GetString()!;
    }
}
