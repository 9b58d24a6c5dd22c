using System.Net;
using ChannelProgram.Api.Tests.Mails;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.Revenue;
using ChannelProgram.Api.Tests.Users;
using ChannelProgram.Domain.Mails;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.Tiers;

public sealed class TierMailTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private readonly List<string> _people = [];
    private string _id = "", _admin = "";

    private Api Staff => host.ChannelManager;

    public async Task InitializeAsync()
    {
        host.Clock.Now = SettableClock.Start;
        _id = await (await host.AddPartner("registered")).PartnerId();
        _admin = await Joins(_id, "partnerAdmin");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_partner_s_admins_are_told_once_what_became_of_its_tier_and_nobody_else()
    {
        foreach (var role in new[] { "partnerSales", "partnerMarketing", "partnerFinance" }) await Joins(_id, role);
        await Joins(await (await host.AddPartner()).PartnerId(), "partnerAdmin");
        await EarnSilver();
        var promoted = Assert.Single(await Written());
        Assert.Equal(("tierPromoted", _admin, "Your company holds the tier Silver now"), Read(promoted));
        Assert.Single(await Written());

        host.Clock.Now = new(2026, 12, 1, 6, 0, 0, TimeSpan.Zero);
        var atRisk = Assert.Single(await Written());
        Assert.Equal(("tierAtRisk", _admin, "Your company is below its tier Silver"), Read(atRisk));
        Assert.Contains("certified sales people", atRisk.Text, StringComparison.Ordinal);
        Assert.Contains("1 March 2027, 06:00 UTC", atRisk.Text, StringComparison.Ordinal);
        // Not every night.
        host.Clock.Now += TimeSpan.FromDays(1);
        Assert.Empty(await Written());

        host.Clock.Now = new(2027, 3, 1, 7, 0, 0, TimeSpan.Zero);
        var demoted = Assert.Single(await Written());
        Assert.Equal(
            ("tierDemoted", _admin, "Your company holds the tier Registered now, a lower one than before"), Read(demoted));
        Assert.Contains("certified sales people", demoted.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_told_of_a_fall_that_is_over_before_the_mail_is_written()
    {
        await EarnSilver();
        Assert.Single(await Written());
        host.Clock.Now = new(2026, 12, 1, 6, 0, 0, TimeSpan.Zero);
        await Staff.Evaluate(_id);
        Assert.Equal(
            "2027-03-01T06:00:00Z",
            (await Staff.Tier(_id)).Json.GetProperty("atRisk").GetProperty("until").GetString());

        await host.CertifyPeople(_id, sales: 1, technical: 0);
        await Staff.Evaluate(_id);

        Assert.Empty(await Written());
    }

    [Fact]
    public async Task A_tier_that_staff_gave_is_told_when_it_begins_and_when_it_ends()
    {
        await Staff.GiveTier(_id, "gold", "2026-12-23T09:00:00Z");
        Assert.Equal(
            ("tierPromoted", _admin, "Your company holds the tier Gold now"), Read(Assert.Single(await Written())));

        host.Clock.Now = new(2026, 12, 23, 9, 0, 0, TimeSpan.Zero);

        Assert.Equal(
            ("tierDemoted", _admin, "Your company holds the tier Registered now, a lower one than before"),
            Read(Assert.Single(await Written())));
    }

    [Fact]
    public async Task Each_admin_switches_them_off_and_who_gets_none_has_no_switch()
    {
        var (other, sales) = (await Joins(_id, "partnerAdmin"), await Joins(_id, "partnerSales"));
        await host.Person(_admin).SwitchOff("tierPromoted");
        await Staff.GiveTier(_id, "gold");

        Assert.Equal(other, Assert.Single(await Written()).Address);
        foreach (var (person, has) in new[] { (_admin, true), (sales, false), ("channel@vendor.example", false) })
        {
            var switches = (await host.Person(person).Get("/v1/me/notifications")).Expect(HttpStatusCode.OK).Text;
            foreach (var kind in new[] { "tierPromoted", "tierAtRisk", "tierDemoted" })
                Assert.Equal(has, switches.Contains($"\"{kind}\"", StringComparison.Ordinal));
        }
    }

    /// <summary>The partner gets all that Silver requires, one of its certified people only until December.</summary>
    private async Task EarnSilver()
    {
        await host.CertifyPeople(_id, sales: 1, technical: 1);
        await host.CertifyPeople(_id, sales: 1, technical: 0, takenOn: "2024-12-01");
        await host.Contract(_id, "10000.00");
        await host.Contract(_id, "10000.00", year: 2027);
        await host.Person("finance@vendor.example").Posted(RevenueActions.Payment(partner: _id, amount: "10000.00"));
        await Staff.Evaluate(_id);
    }

    /// <returns>The address.</returns>
    private async Task<string> Joins(string partner, string role)
    {
        var (_, email) = await host.Joined(host.ProgramAdmin, $"/v1/partners/{partner}/users", role);
        _people.Add(email);
        return email;
    }

    /// <summary>The mails about tiers to people of this test that are written by now, but for those of earlier.</summary>
    private async Task<IReadOnlyList<Mail>> Written()
    {
        await host.RunJobsUntilMailsAreWritten();
        var (now, people) = (host.Clock.Now, _people);
        return await host.Database.Read(db => db.Set<Mail>()
            .Where(it => it.QueuedAt == now && it.Kind.StartsWith("tier") && people.Contains(it.Address)).ToListAsync());
    }

    private static (string Kind, string Address, string Subject) Read(Mail mail) => (mail.Kind, mail.Address, mail.Subject);
}
