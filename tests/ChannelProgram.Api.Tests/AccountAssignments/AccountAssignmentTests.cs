using System.Net;
using System.Net.Http.Json;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.VendorClaims;
using ChannelProgram.Infrastructure.Outbox;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.AccountAssignments;

public sealed class AccountAssignmentTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private string _partner = "";
    private string _other = "";
    private Guid _account;

    private Api Staff => host.ChannelManager;

    private DateTimeOffset Now => host.Clock.Now;

    public async Task InitializeAsync()
    {
        (_partner, _other) = (await host.PartnerWithoutClients(), await host.PartnerWithoutClients());
        _account = (await host.FreeCustomer()).Account;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task It_is_upcoming_then_active_and_ends_by_the_clock_or_by_staff()
    {
        var (from, until) = (Now.AddDays(1), Now.AddDays(2));
        var later = await Staff.AssignedAccount(_account, _partner, ["analytics"], from, until);
        var made = (await Staff.AssignAccount(_account, _partner, note: "Agreed.")).Expect(HttpStatusCode.Created);
        Assert.Equal(
            ("active", Now, "Agreed."), (made.String("status"), made.Instant("from"), made.String("note")));
        Assert.True(made.IsNull("lines") && made.IsNull("until") && made.IsNull("conflict") && made.IsNull("endedAt"));
        Assert.Equal("upcoming", await StatusOf(later));

        host.Clock.Now = from;
        Assert.Equal("active", await StatusOf(later));
        host.Clock.Now = until;
        Assert.Equal("ended", await StatusOf(later));
        Assert.Empty((await Staff.AccountAssignment(later)).Next());
        var over = (await Staff.EndAccountAssignment(later)).Expect(HttpStatusCode.Conflict);
        Assert.Equal(("statusForbids", "ended"), (over.Problem, over.String("currentStatus")));

        var ended = (await Staff.EndAccountAssignment(made.Id, "It moved.")).Expect(HttpStatusCode.OK);
        Assert.Equal(
            ("ended", Now, "It moved."), (ended.String("status"), ended.Instant("endedAt"), ended.String("endReason")));
        Assert.Equal("statusForbids", (await Staff.EndAccountAssignment(made.Id)).Expect(HttpStatusCode.Conflict).Problem);
        var subject = made.Id;
        Assert.Equal(
            ["accountAssignment.created", "accountAssignment.ended"],
            await host.Database.Read(db => db.Set<AuditRow>().Where(it => it.Subject == subject).Select(it => it.Action)
                .OrderBy(it => it).ToListAsync()));
    }

    [Fact]
    public async Task All_faults_are_told_by_pointer()
    {
        Assert.Equal(
            ["/from", "/lines/0", "/lines/2", "/until"],
            (await Staff.AssignAccount(_account, _partner, ["analytics", "platform", "analytics"], Now.AddMinutes(-1), Now))
                .Expect(HttpStatusCode.BadRequest).Faults.Order());
        Assert.Equal(
            ["/lines/0"], (await Staff.AssignAccount(_account, _partner, ["cranes"])).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(
            ["/account", "/partner"],
            (await Staff.AssignAccount(Guid.NewGuid(), Guid.NewGuid().ToString())).Expect(HttpStatusCode.BadRequest).Faults
                .Order());
    }

    [Fact]
    public async Task Two_partners_never_have_one_line_of_a_customer_at_one_time()
    {
        var until = Now.AddDays(10);
        var first = await Staff.AssignedAccount(_account, _partner, ["analytics", "platform"], until: until);

        var refused = (await Staff.AssignAccount(_account, _other)).Expect(HttpStatusCode.Conflict);
        Assert.Equal(("assignmentOverlaps", first), (refused.Problem, refused.String("assignment")));
        Assert.Equal(
            409, (await Staff.AssignAccount(_account, _other, ["platform"], until.AddTicks(-10), until.AddDays(1))).Status);

        await Staff.AssignedAccount(_account, _other, ["support"]);
        await Staff.AssignedAccount(_account, _other, ["analytics"], until);
        await Staff.AssignedAccount(_account, _partner, ["platform"]);
        (await Staff.EndAccountAssignment(first)).Expect(HttpStatusCode.OK);
        await Staff.AssignedAccount(_account, _other, ["analytics"], until: until);
    }

    [Fact]
    public async Task Of_simultaneous_assignments_to_different_partners_one_is_made()
    {
        for (var round = 0; round < TestRounds.Of(5, longRun: 100); round++)
        {
            var account = (await host.FreeCustomer()).Account;

            var answers = await Task.WhenAll(
                Enumerable.Range(0, 6).Select(it => Staff.AssignAccount(account, it % 2 == 0 ? _partner : _other, ["platform"])));

            Assert.Single(
                answers.Where(it => it.Status == 201).Select(it => it.String("partner")).Distinct());
            Assert.Equal([201, 409], answers.Select(it => it.Status).Distinct().Order());
            Assert.All(answers.Where(it => it.Status == 409), it => Assert.Equal("assignmentOverlaps", it.Problem));
        }
    }

    [Fact]
    public async Task A_list_is_filtered_by_account_partner_line_and_status()
    {
        var all = await Staff.AssignedAccount(_account, _partner);
        var (_, account) = await host.FreeCustomer();
        host.Clock.Now += TimeSpan.FromSeconds(1);
        var later = await Staff.AssignedAccount(account, _partner, ["platform"], Now.AddDays(1));
        host.Clock.Now += TimeSpan.FromSeconds(1);
        var ended = await Staff.AssignedAccount(account, _other, ["analytics"], until: Now.AddDays(1));
        (await Staff.EndAccountAssignment(ended)).Expect(HttpStatusCode.OK);

        Assert.Equal([all], await Staff.AccountAssignments($"account={_account}"));
        Assert.Equal([ended, later, all], await Staff.AccountAssignments($"partner={_partner},{_other}"));
        Assert.Equal([later, all], await Staff.AccountAssignments($"partner={_partner},{_other}&line=platform"));
        Assert.Equal([ended, all], await Staff.AccountAssignments($"partner={_partner},{_other}&line=analytics,support"));
        foreach (var (status, id) in new[] { ("active", all), ("upcoming", later), ("ended", ended) })
            Assert.Equal([id], await Staff.AccountAssignments($"partner={_partner},{_other}&status={status}"));
        Assert.Equal(
            [later, all], await host.Person("auditor@vendor.example").AccountAssignments(
                $"partner={_partner},{_other}&status=active,upcoming"));
    }

    [Fact]
    public async Task It_belongs_to_the_account_that_remains_after_a_merge_and_comes_back_when_that_is_undone()
    {
        var (_, survivor) = await host.FreeCustomer();
        var assignment = await Staff.AssignedAccount(_account, _partner);
        host.Clock.Now += TimeSpan.FromSeconds(1);
        var own = await Staff.AssignedAccount(survivor, _partner, ["support"]);

        (await Staff.Post($"/v1/accounts/{survivor}/merge", new { account = _account })).Expect(HttpStatusCode.OK);
        Assert.Equal([own, assignment], await Staff.AccountAssignments($"account={survivor}"));
        Assert.Equal(assignment, (await Staff.AssignAccount(survivor, _other, ["platform"])).String("assignment"));
        Assert.Equal("accountMerged", (await Staff.AssignAccount(_account, _partner)).Expect(HttpStatusCode.Conflict).Problem);

        (await Staff.Post($"/v1/accounts/{survivor}/unmerge", new { account = _account })).Expect(HttpStatusCode.OK);
        Assert.Equal([assignment], await Staff.AccountAssignments($"account={_account}"));
        Assert.Equal([own], await Staff.AccountAssignments($"account={survivor}"));
        (await Staff.EndAccountAssignment(assignment)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_ends_in_the_version_that_the_caller_read()
    {
        var id = await Staff.AssignedAccount(_account, _partner);
        var path = $"{AccountAssignmentActions.All}/{id}/end";

        Assert.Equal(412, (await Staff.Send(HttpMethod.Post, path, null, ("If-Match", "\"other\""))).Status);
        var read = await Staff.AccountAssignment(id);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => Staff.Send(
                HttpMethod.Post, path, JsonContent.Create(new { }), ("If-Match", read.ETag!))));
        Assert.Single(answers, it => it.Status == 200);
    }

    [Fact]
    public async Task What_is_noted_of_a_person_is_found_and_erased()
    {
        var email = $"ada-{Guid.NewGuid():N}@customer.example";
        var made = (await Staff.AssignAccount(_account, _partner, note: $"Ask {email}.")).Expect(HttpStatusCode.Created);

        (await host.ProgramAdmin.Post("/v1/personal-data/erasures", new { email, reason = "Asked for." }))
            .Expect(HttpStatusCode.OK);

        Assert.DoesNotContain(email, (await Staff.AccountAssignment(made.Id)).Text, StringComparison.Ordinal);
    }

    private async Task<string?> StatusOf(string id) => (await Staff.AccountAssignment(id)).String("status");
}
