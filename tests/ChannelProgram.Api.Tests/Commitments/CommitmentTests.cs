using System.Net;
using System.Net.Http.Json;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Documents;
using ChannelProgram.Api.Tests.Identity;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.PersonalData;
using ChannelProgram.Api.Tests.Users;
using ChannelProgram.Api.Tests.Work;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Documents;
using ChannelProgram.Infrastructure.Outbox;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.Commitments;

public sealed class CommitmentTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private string _partner = "";
    private Api _admin = null!;

    private Api Staff => host.ChannelManager;

    public async Task InitializeAsync()
    {
        host.Clock.Now = SettableClock.Start;
        _partner = await host.PartnerWithoutClients();
        _admin = await host.AdminOf(_partner);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_is_contracted_counts_from_its_confirmation_until_it_is_ended()
    {
        var path = await _admin.Committed(_partner);
        Assert.Equal(("draft", ""), ((await _admin.Get(path)).String("status"), await host.ConfirmedOf(_partner)));
        Assert.Equal(404, (await _admin.Get($"{path}/document")).Status);

        var submitted = (await _admin.Attach(path)).Expect(HttpStatusCode.OK);
        Assert.Equal("submitted", submitted.String("status"));
        // 5 business days from Monday.
        Assert.Equal(SettableClock.Start.AddDays(7), submitted.Instant("decisionDueBy"));
        foreach (var reader in new[] { _admin, Staff, host.Person("auditor@vendor.example") })
            Assert.Equal(CommitmentActions.Text, (await reader.Download($"{path}/document")).Bytes);
        Assert.Equal("", await host.ConfirmedOf(_partner));

        var confirmed = (await Staff.Does(path, "confirm")).Expect(HttpStatusCode.OK);
        Assert.Equal("confirmed", confirmed.String("status"));
        Assert.True(confirmed.IsNull("decisionDueBy"));
        await _admin.SubmittedCommitment(_partner, 2027, "10.00");
        var more = await Staff.SubmittedCommitment(_partner, 2027, "20.00");
        (await host.ProgramAdmin.Does(more, "confirm")).Expect(HttpStatusCode.OK);
        Assert.Equal("2026 50000.00, 2027 20.00", await host.ConfirmedOf(_partner));

        var ended = (await host.ProgramAdmin.Does(path, "end")).Expect(HttpStatusCode.OK);
        Assert.Equal(("ended", "So it is."), (ended.String("status"), ended.String("reason")));
        Assert.Equal("2026 50000.00 ended, 2027 20.00", await host.ConfirmedOf(_partner));
        Assert.Equal(CommitmentActions.Text, (await _admin.Download($"{path}/document")).Bytes);
        var id = path.Split('/')[^1];
        Assert.Equal(
            ["commitment.confirmed", "commitment.ended", "commitment.entered", "commitment.submitted"],
            await host.Database.Read(db => db.Set<AuditRow>().Where(it => it.Subject == id).Select(it => it.Action)
                .OrderBy(it => it).ToListAsync()));
    }

    /// <summary>The table of actions, walked.</summary>
    [Theory]
    [InlineData("draft", "attachDocument", "withdraw")]
    [InlineData("submitted", "confirm", "reject", "withdraw")]
    [InlineData("confirmed", "end")]
    [InlineData("rejected")]
    [InlineData("withdrawn")]
    [InlineData("ended")]
    public async Task Everybody_is_offered_what_the_table_allows_and_refused_the_rest(string status, params string[] allowed)
    {
        foreach (var (caller, may) in new (Api, string[])[]
        {
            (_admin, ["attachDocument", "withdraw"]), (Staff, ["attachDocument", "confirm", "reject"]),
            (host.ProgramAdmin, ["attachDocument", "confirm", "reject", "end"]),
        })
            foreach (var action in may)
            {
                var path = await In(status);
                var before = await caller.Get(path);
                Assert.Equal(may.Intersect(allowed), before.Json.Texts("nextActions"));

                var answer = await caller.Does(path, action);
                Assert.Equal(allowed.Contains(action) ? 200 : 409, answer.Status);
                if (answer.Status == 200) continue;
                Assert.Equal(("statusForbids", status), (answer.Problem, answer.String("currentStatus")));
                Assert.Equal(before.ETag, (await caller.Get(path)).ETag);
            }
    }

    [Fact]
    public async Task Nobody_confirms_what_he_entered_himself()
    {
        var path = await Staff.SubmittedCommitment(_partner);

        Assert.Equal(["reject"], (await Staff.Get(path)).Json.Texts("nextActions"));
        Assert.Equal("ownEntry", (await Staff.Does(path, "confirm")).Expect(HttpStatusCode.Forbidden).Problem);
        (await host.ProgramAdmin.Does(path, "confirm")).Expect(HttpStatusCode.OK);
        // Who may is told before what the status allows.
        Assert.Equal(403, (await Staff.Does(path, "confirm")).Status);
    }

    [Fact]
    public async Task Of_two_decisions_at_once_one_stands()
    {
        var path = await _admin.SubmittedCommitment(_partner);

        var answers = await Task.WhenAll(
            Staff.Does(path, "confirm"), host.ProgramAdmin.Does(path, "reject"), _admin.Does(path, "withdraw"));
        Assert.Equal([200, 409, 409], answers.Select(it => it.Status).Order());
        Assert.Equal(412, (await Staff.Send(
            HttpMethod.Post, $"{path}/reject", JsonContent.Create(new { reason = "x" }), ("If-Match", "\"other\""))).Status);
    }

    [Fact]
    public async Task What_is_wrong_is_told_by_its_place_and_nothing_is_stored()
    {
        var before = await host.Rows();
        foreach (var (body, faults) in new (object, string[])[]
        {
            (new { }, ["/amount", "/year"]), (new { year = "2026" }, ["/amount", "/year"]),
            (Body(2025), ["/year"]), (Body(2028), ["/year"]), (Body(int.MaxValue), ["/year"]),
            (Body(2026, "0"), ["/amount/amount"]), (Body(2026, "-1"), ["/amount/amount"]),
            (Body(2026, "1.001"), ["/amount/amount"]),
            (Body(2028, "1", "EUR"), ["/amount/currency", "/year"]), (Body(2026, "1", "XXX"), ["/amount/currency"]),
            (new { year = 2026, amount = new { amount = "1", currency = "USD" }, surprise = 1 }, ["/surprise"]),
        })
            Assert.Equal(
                faults,
                (await _admin.Post(CommitmentActions.CommitmentsOf(_partner), body)).Expect(HttpStatusCode.BadRequest).Faults);

        Assert.Equal(before, await host.Rows());
        foreach (var action in new[] { "reject", "end" })
            Assert.Equal(
                ["/reason"],
                (await host.ProgramAdmin.Post($"{await In("submitted")}/{action}", new { reason = " " })).Faults);

        static object Body(int year, string amount = "1", string currency = "USD") =>
            new { year, amount = new { amount, currency } };
    }

    [Fact]
    public async Task A_document_is_taken_as_a_deal_takes_one_and_stays()
    {
        var path = await _admin.Committed(_partner);
        foreach (var (name, file) in new (string, byte[])[]
        {
            ("contract.pdf", [.. "MZ"u8]), ("contract.exe", [.. "MZ"u8]), ("contract.txt", []),
            ("contract.txt", [.. "<html>"u8]),
        })
            Assert.Equal(["/file"], (await _admin.Attach(path, name, file)).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(413, (await _admin.Attach(path, "a.pdf", DocumentTests.Pdf(new DocumentTerms().MaxBytes))).Status);
        Assert.Equal(415, (await _admin.Send(HttpMethod.Put, $"{path}/document", JsonContent.Create(new { }))).Status);
        Assert.Equal("draft", (await _admin.Get(path)).String("status"));

        var large = DocumentTests.Pdf(300_000);
        var attached = (await _admin.Attach(path, "contract.pdf", large)).Expect(HttpStatusCode.OK);
        Assert.Equal(
            ("contract.pdf", "application/pdf", large.Length),
            (attached.Json.GetProperty("document").GetProperty("name").GetString(),
                attached.Json.GetProperty("document").GetProperty("contentType").GetString(),
                attached.Json.GetProperty("document").GetProperty("size").GetInt32()));
        var (bytes, headers, _) = await Staff.Download($"{path}/document");
        Assert.Equal(large, bytes);
        Assert.Equal("attachment", headers.ContentDisposition!.DispositionType);

        Assert.Equal(attached.Text, (await _admin.Attach(path, "contract.pdf", large)).Expect(HttpStatusCode.OK).Text);
        Assert.Equal("statusForbids", (await _admin.Attach(path, "contract.pdf", DocumentTests.Pdf(10))).Problem);
        Assert.Equal(1L, await host.Database.Query<long>(
            "SELECT count(DISTINCT document) FROM document_chunks WHERE document IN "
            + $"(SELECT document FROM commitments WHERE partner = '{_partner}')"));
    }

    [Fact]
    public async Task Another_partner_s_is_answered_like_what_does_not_exist()
    {
        var path = await _admin.SubmittedCommitment(_partner);
        var other = host.Person("admin@gold.example");
        var (own, id) = (await other.PartnerId(), path.Split('/')[^1]);

        foreach (var (theirs, absent) in new[]
        {
            (path, $"{CommitmentActions.CommitmentsOf(_partner)}/{Callers.Absent}"),
            ($"{CommitmentActions.CommitmentsOf(own)}/{id}", $"{CommitmentActions.CommitmentsOf(own)}/{Callers.Absent}"),
            (CommitmentActions.CommitmentsOf(_partner), CommitmentActions.CommitmentsOf(Callers.Absent)),
            ($"{path}/document", $"{CommitmentActions.CommitmentsOf(_partner)}/{Callers.Absent}/document"),
        })
        {
            var (found, missing) = (await other.Get(theirs), await other.Get(absent));
            Assert.Equal((404, missing.String("detail")), (found.Status, found.String("detail")));
        }

        Assert.Equal(404, (await other.Commits(_partner)).Status);
        Assert.Equal(404, (await other.Does(path, "withdraw")).Status);
        Assert.Equal(404, (await other.Attach(path)).Status);
        Assert.Equal("submitted", (await _admin.Get(path)).String("status"));
    }

    [Fact]
    public async Task A_list_is_filtered_and_a_partner_that_is_suspended_enters_none()
    {
        var first = (await _admin.Committed(_partner)).Split('/')[^1];
        host.Clock.Now += TimeSpan.FromSeconds(1);
        var second = (await _admin.SubmittedCommitment(_partner, 2027)).Split('/')[^1];

        foreach (var (filter, found) in new (string, string[])[]
        {
            ("", [second, first]), ("status=draft", [first]), ("status=submitted,confirmed", [second]), ("year=2027", [second]),
            ("year=2026,2027&limit=1", [second]), ("year=2025", []),
        })
            Assert.Equal(
                found,
                (await Staff.Get($"{CommitmentActions.CommitmentsOf(_partner)}?{filter}")).Expect(HttpStatusCode.OK).Json
                    .GetProperty("items").EnumerateArray().Select(it => it.GetProperty("id").GetString()));

        await Staff.Suspend(_partner);
        foreach (var caller in new[] { _admin, Staff })
            Assert.Equal("partnerNotActive", (await caller.Commits(_partner)).Expect(HttpStatusCode.Forbidden).Problem);
    }

    [Fact]
    public async Task It_waits_in_the_queue_with_a_due_time_a_recommendation_and_who_looks_after_it()
    {
        var path = await _admin.SubmittedCommitment(_partner);
        var id = path.Split('/')[^1];

        var item = Assert.Single(await Staff.Work($"kind=commitment&partner={_partner}"));
        Assert.Equal(
            (id, "commitment", _partner, "50000.00", "confirm"),
            (item.GetProperty("id").GetString(), item.GetProperty("kind").GetString(), item.GetProperty("partner").GetString(),
                item.GetProperty("value").GetProperty("amount").GetString(), item.Action()));
        Assert.Equal(["commitmentToConfirm"], item.Why());
        Assert.Equal(id, (await Staff.Assign(id, "me")).Expect(HttpStatusCode.OK).Id);
        Assert.Equal([id], await Staff.WorkIds($"assignee=me&partner={_partner}"));
        Assert.Empty(await Staff.WorkIds($"overdue=true&partner={_partner}"));
        host.Clock.Now = SettableClock.Start.AddDays(7);
        Assert.Equal([id], await Staff.WorkIds($"overdue=true&partner={_partner}"));

        (await host.ProgramAdmin.Does(path, "confirm")).Expect(HttpStatusCode.OK);
        Assert.Empty(await Staff.WorkIds($"partner={_partner}"));
        Assert.Equal(404, (await Staff.WorkItem(id)).Status);
        var twice = (await _admin.SubmittedCommitment(_partner)).Split('/')[^1];
        Assert.Equal("reject", (await Staff.WorkItem(twice)).Json.Action());
    }

    [Fact]
    public async Task The_queue_forgets_who_left_the_staff()
    {
        var id = (await _admin.SubmittedCommitment(_partner)).Split('/')[^1];
        var email = await host.AddPerson(Role.ChannelManager);
        (await host.Person(email).Assign(id, "me")).Expect(HttpStatusCode.OK);

        var user = await host.IdOf(email);
        (await host.ProgramAdmin.Post($"/v1/users/{user}/remove")).Expect(HttpStatusCode.OK);
        Assert.Equal([id], await Staff.WorkIds($"assignee=none&partner={_partner}"));
    }

    [Fact]
    public async Task The_name_of_a_document_and_a_reason_are_personal_data_if_they_name_somebody()
    {
        var (email, path) = (UserActions.NewAddress(), await _admin.Committed(_partner));
        (await _admin.Attach(path, $"of {email} 1.txt")).Expect(HttpStatusCode.OK);
        (await Staff.Post($"{path}/reject", new { reason = $"Ask {email}." })).Expect(HttpStatusCode.OK);

        var found = (await host.Export(email)).Found();
        Assert.Contains($"commitments/document/name of {email} 1.txt", found);
        Assert.Contains($"commitments/reason Ask {email}.", found);
        Assert.Contains("commitments 1", (await host.Erase(email)).Erased());
        var read = await _admin.Get(path);
        Assert.Equal(
            ("of erased 1.txt", "Ask erased."),
            (read.Json.GetProperty("document").GetProperty("name").GetString(), read.String("reason")));
        Assert.Equal(CommitmentActions.Text, (await _admin.Download($"{path}/document")).Bytes);
    }

    /// <returns>The address of a commitment in this status.</returns>
    private async Task<string> In(string status)
    {
        var path = status is "draft" ? await _admin.Committed(_partner) : await _admin.SubmittedCommitment(_partner);
        if (status is "confirmed" or "ended") (await Staff.Does(path, "confirm")).Expect(HttpStatusCode.OK);
        if (status is "ended") (await host.ProgramAdmin.Does(path, "end")).Expect(HttpStatusCode.OK);
        if (status is "rejected") (await Staff.Does(path, "reject")).Expect(HttpStatusCode.OK);
        if (status is "withdrawn") (await _admin.Does(path, "withdraw")).Expect(HttpStatusCode.OK);
        Assert.Equal(status, (await _admin.Get(path)).String("status"));
        return path;
    }
}
