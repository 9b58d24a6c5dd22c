using System.Net;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Infrastructure.Outbox;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.Territories;

public sealed class TerritoryTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private string _partner = "";
    private Api _admin = null!;

    private Api Staff => host.ChannelManager;

    private DateTimeOffset Now => host.Clock.Now;

    public async Task InitializeAsync()
    {
        _partner = await host.PartnerWithoutClients();
        _admin = await host.AdminOf(_partner);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task It_holds_from_one_instant_until_another_or_until_staff_ends_it()
    {
        var (from, until) = (Now.AddDays(1), Now.AddDays(2));
        var made = (await Staff.GrantTerritory(_partner, ["DE", "AT"], ["platform", "analytics"], from, until, "The annex."))
            .Expect(HttpStatusCode.Created);
        Assert.Equal(["AT", "DE"], made.Json.Texts("countries"));
        Assert.Equal(["analytics", "platform"], made.Json.Texts("lines"));

        Assert.Equal("upcoming", (await Staff.Territory(made.Id)).String("status"));
        host.Clock.Now = from;
        Assert.Equal("active", (await Staff.Territory(made.Id)).String("status"));
        var ended = (await Staff.EndTerritory(made.Id, "Changed.")).Expect(HttpStatusCode.OK);
        Assert.Equal(("ended", Now, "Changed."), (ended.String("status"), ended.Instant("endedAt"), ended.String("endReason")));
        Assert.Equal("statusForbids", (await Staff.EndTerritory(made.Id)).Expect(HttpStatusCode.Conflict).Problem);

        var brief = await Staff.GrantedTerritory(_partner, ["DE"], until: until);
        host.Clock.Now = until;
        Assert.Equal("ended", (await Staff.Territory(brief)).String("status"));
        var subject = made.Id;
        Assert.Equal(
            ["territory.created", "territory.ended"],
            await host.Database.Read(db => db.Set<AuditRow>().Where(it => it.Subject == subject).Select(it => it.Action)
                .OrderBy(it => it).ToListAsync()));
    }

    [Fact]
    public async Task All_faults_are_told_by_pointer()
    {
        Assert.Equal(
            ["/countries/0", "/countries/1", "/from", "/lines/0", "/until"],
            (await Staff.GrantTerritory(_partner, ["DE", "DE"], ["cranes"], Now.AddMinutes(-1), Now.AddMinutes(-1)))
                .Expect(HttpStatusCode.BadRequest).Faults.Order());
        Assert.Equal(["/countries"], (await Staff.GrantTerritory(_partner, [])).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(
            ["/countries/0", "/countries/1"],
            (await Staff.GrantTerritory(_partner, ["XX", "de"])).Expect(HttpStatusCode.BadRequest).Faults.Order());
        Assert.Equal(
            ["/partner"],
            (await Staff.GrantTerritory(Guid.NewGuid().ToString(), ["DE"])).Expect(HttpStatusCode.BadRequest).Faults);
    }

    [Fact]
    public async Task A_partner_reads_its_own_without_what_is_the_vendors_and_no_others()
    {
        var other = await host.PartnerWithoutClients();
        var (own, others) = (
            await Staff.GrantedTerritory(_partner, ["DE"], note: "For us."), await Staff.GrantedTerritory(other, ["DE"]));
        (await Staff.EndTerritory(own, "Why.")).Expect(HttpStatusCode.OK);

        var read = (await _admin.Territory(own)).Expect(HttpStatusCode.OK);
        Assert.Equal(["DE"], read.Json.Texts("countries"));
        foreach (var hidden in (string[])["note", "createdBy", "conflict", "endReason"]) Assert.True(read.IsNull(hidden), hidden);
        Assert.Equal(
            ("For us.", "Why."), ((await Staff.Territory(own)).String("note"), (await Staff.Territory(own)).String("endReason")));

        Assert.Equal([own], await _admin.Territories());
        Assert.Equal(404, (await _admin.Territory(others)).Status);
        Assert.Equal(["partner"], (await _admin.Get($"{TerritoryActions.All}?partner={other}")).Faults);
    }

    [Fact]
    public async Task A_list_is_filtered_by_partner_country_line_and_status()
    {
        var all = await Staff.GrantedTerritory(_partner, ["DE", "FR"]);
        host.Clock.Now += TimeSpan.FromSeconds(1);
        var line = await Staff.GrantedTerritory(_partner, ["AT"], ["platform"], Now.AddDays(1));

        Assert.Equal([line, all], await Staff.Territories($"partner={_partner}"));
        Assert.Equal([all], await Staff.Territories($"partner={_partner}&country=FR,PL"));
        Assert.Equal([line, all], await Staff.Territories($"partner={_partner}&country=DE,AT"));
        Assert.Equal([all], await Staff.Territories($"partner={_partner}&line=analytics"));
        Assert.Equal([line, all], await Staff.Territories($"partner={_partner}&line=platform"));
        Assert.Equal([line], await Staff.Territories($"partner={_partner}&status=upcoming"));
    }
}
