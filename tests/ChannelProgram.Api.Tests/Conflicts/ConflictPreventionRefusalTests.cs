using System.Net;
using ChannelProgram.Api.Tests.AccountAssignments;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.Territories;
using ChannelProgram.Api.Tests.VendorClaims;

namespace ChannelProgram.Api.Tests.Conflicts;

/// <summary>A case whose prevention is refused is not closed, and nothing is made.</summary>
public sealed class ConflictPreventionRefusalTests : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private readonly ChannelHost _host;
    private Rivals _rivals = null!;
    private string _conflict = "";
    private string _partner = "";
    private Guid _account;

    public ConflictPreventionRefusalTests(ChannelHost host)
    {
        _host = host;
        _host.Clock.Now = SettableClock.Start;
    }

    private Api Staff => _host.ChannelManager;

    private DateTimeOffset Now => _host.Clock.Now;

    /// <summary>A case whose decision is told, and that nobody can appeal any more.</summary>
    public async Task InitializeAsync()
    {
        _rivals = await Rivals.Meet(_host);
        _conflict = await _rivals.DisputeWithEvidence();
        await Staff.Settled(_conflict, "upholdHolder");
        _host.Clock.Now += TimeSpan.FromDays(10);
        (_partner, _account) = (await _rivals.Holder.PartnerId(), (await _host.AccountsOf(_rivals.Held))[0]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Every_fault_is_named_by_its_place()
    {
        var (account, partner, nobody, early) = (_account, _partner, Guid.NewGuid(), Now.AddMinutes(-1));
        string[] countries = ["AT"];
        foreach (var (prevention, places) in new (object? Prevention, string[] Places)[]
        {
            (null, ["/prevention"]),
            (new { }, ["/prevention/kind"]),
            (new { kind = "accountAssignment" }, ["/prevention/assignment"]),
            (new { kind = "territory" }, ["/prevention/territory"]),
            (new { kind = "programChange" }, ["/prevention/version"]),
            (new { kind = "none", version = 2 }, ["/prevention/version"]),
            (
                new { kind = "none", assignment = new { account, partner }, territory = new { partner, countries } },
                ["/prevention/assignment", "/prevention/territory"]),
            (
                new { kind = "territory", assignment = new { account, partner }, version = 2 },
                ["/prevention/assignment", "/prevention/territory", "/prevention/version"]),
            (
                new { kind = "accountAssignment", assignment = new { } },
                ["/prevention/assignment/account", "/prevention/assignment/partner"]),
            (
                new { kind = "accountAssignment", assignment = new { account = nobody, partner = nobody } },
                ["/prevention/assignment/account", "/prevention/assignment/partner"]),
            (
                new
                {
                    kind = "accountAssignment",
                    assignment = new { account, partner, lines = (string[])["analytics", "cranes"], from = early, until = early },
                },
                ["/prevention/assignment/from", "/prevention/assignment/lines/1", "/prevention/assignment/until"]),
            (
                new { kind = "territory", territory = new { } },
                ["/prevention/territory/countries", "/prevention/territory/partner"]),
            (
                new { kind = "territory", territory = new { partner, countries = (string[])["XX", "de", "AT"] } },
                ["/prevention/territory/countries/0", "/prevention/territory/countries/1"]),
            (
                new { kind = "territory", territory = new { partner, countries = (string[])["AT", "AT"], until = Now } },
                ["/prevention/territory/countries/0", "/prevention/territory/countries/1", "/prevention/territory/until"]),
            (new { kind = "territory", territory = new { partner = nobody, countries } }, ["/prevention/territory/partner"]),
            // It is published, so it is no draft.
            (new { kind = "programChange", version = 1 }, ["/prevention/version"]),
            (new { kind = "programChange", version = 4711 }, ["/prevention/version"]),
        })
            Assert.Equal(
                places,
                (await ExpectUnclosed(prevention)).Expect(HttpStatusCode.BadRequest).Faults.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_assignment_that_cannot_be_made_is_refused_as_anywhere()
    {
        var other = await _host.AddPartner();
        var first = await Staff.AssignedAccount(_account, await other.PartnerId(), ["platform"]);
        var refused = (await ExpectUnclosed(Assignment(_account), made: [first])).Expect(HttpStatusCode.Conflict);
        Assert.Equal(("assignmentOverlaps", first), (refused.Problem, refused.String("assignment")));

        var ((_, survivor), (_, absorbed)) = (await _host.FreeCustomer(), await _host.FreeCustomer());
        (await Staff.Post($"/v1/accounts/{survivor}/merge", new { account = absorbed })).Expect(HttpStatusCode.OK);
        refused = (await ExpectUnclosed(Assignment(absorbed), made: [first])).Expect(HttpStatusCode.Conflict);
        Assert.Equal(("accountMerged", $"{survivor}"), (refused.Problem, refused.String("mergedInto")));

        (await Staff.EndAccountAssignment(first)).Expect(HttpStatusCode.OK);
        (await Staff.Close(_conflict, Assignment(_account))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_is_responsible_for_a_party_gives_nobody_a_customer_or_a_territory()
    {
        var manager = (await Staff.Get("/v1/me")).String("id");
        (await _host.ProgramAdmin.UpdatePartner(await _rivals.Challenger.PartnerId(), new { channelManager = manager }))
            .Expect(HttpStatusCode.OK);

        foreach (var prevention in new[] { Assignment(_account), Territory() })
            Assert.Equal(
                "responsibleForParty", (await ExpectUnclosed(prevention)).Expect(HttpStatusCode.Forbidden).Problem);
        (await Staff.Close(_conflict)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nothing_is_made_as_long_as_a_party_can_appeal()
    {
        _host.Clock.Now = SettableClock.Start.AddDays(10).AddMicroseconds(-1);
        foreach (var prevention in new[] { Assignment(_account), Territory() })
            Assert.Equal("appealsPossible", (await ExpectUnclosed(prevention)).Expect(HttpStatusCode.Conflict).Problem);
    }

    private object Assignment(Guid account) =>
        new { kind = "accountAssignment", assignment = new { account, partner = _partner } };

    private object Territory() =>
        new { kind = "territory", territory = new { partner = _partner, countries = (string[])["AT"] } };

    /// <param name="made">What was there before.</param>
    private async Task<Answer> ExpectUnclosed(object? prevention, params string[] made)
    {
        var before = await Staff.Conflict(_conflict);

        var refused = await Staff.Step(_conflict, "close", prevention is null ? new { } : new { prevention });

        Assert.Equal(before.Text, (await Staff.Conflict(_conflict)).Text);
        Assert.Equal("communicated", before.Stage());
        Assert.Equal(made, await Staff.AccountAssignments($"account={_account}"));
        Assert.Empty(await Staff.AccountAssignments($"partner={_partner}"));
        Assert.Empty(await Staff.Territories($"partner={_partner}"));
        return refused;
    }
}
