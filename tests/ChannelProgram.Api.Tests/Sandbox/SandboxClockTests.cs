using System.Net;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Infrastructure.Demo;
using ChannelProgram.Web.Contract;

namespace ChannelProgram.Api.Tests.Sandbox;

public class SandboxClockTests(SandboxHost host) : IClassFixture<SandboxHost>, IAsyncLifetime
{
    private const string Clock = "/v1/sandbox/clock";

    private static readonly DateTimeOffset Start = SettableClock.Start;

    public async Task InitializeAsync()
    {
        host.Clock.Now = Start;
        await host.Database.Execute("DELETE FROM sandbox_clock");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Trait("Engine", "postgreSql")]
    [Fact]
    public async Task Moving_it_expires_a_deal_and_offers_its_line_before_the_answer()
    {
        var customer = Registration.NewCustomer();
        var holder = await host.Gold.Registered(customer);
        var waiting = await host.Platinum.Registered(customer);
        Assert.Equal(("approved", "waitlisted"), (holder.DealStatus, waiting.DealStatus));

        Assert.Equal(Start.AddDays(31), (await Move("P31D")).Expect(HttpStatusCode.OK).Instant("now"));

        Assert.Equal("Expired Offered", await host.Database.Query<string>($"""
            SELECT concat_ws(' ', (SELECT status FROM deals WHERE id = '{holder.Id}'),
              (SELECT state FROM claims WHERE deal = '{waiting.Id}'))
            """));
        Assert.Equal("expired", (await host.Gold.Deal(holder.Id)).DealStatus);
        // A Thursday: the two business days end on Monday.
        var offered = await host.Platinum.Deal(waiting.Id);
        Assert.Equal(("waitlisted", Start.AddDays(35)), (offered.DealStatus, offered.OfferedUntil()!.Value));
        var accepted = (await host.Platinum.AcceptOffer(waiting.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(("approved", Start.AddDays(31)), (accepted.DealStatus, accepted.Instant("protection.from")));
        Assert.Equal(1L, await host.Database.Query<long>(
            $"SELECT count(*) FROM audit WHERE subject = '{holder.Id}' AND action = 'deal.expired' AND actor = 'program' "
            + $"AND at = '{Start.AddDays(30):O}' AND recorded_at = '{Start:O}'"));
    }

    [Fact]
    public async Task Deals_are_decided_by_it()
    {
        await Move("P31D");

        var deal = await host.Gold.Registered(Registration.NewCustomer());
        Assert.Equal(
            (Start.AddDays(31), Start.AddDays(31), Start.AddDays(61)),
            (deal.Instant("createdAt"), deal.Instant("protection.from"), deal.Instant("protection.until")));

        host.Clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(Start.AddDays(31).AddHours(1), await Shown());
        Assert.Equal(
            Start.AddDays(31).AddHours(1), (await host.Gold.Registered(Registration.NewCustomer())).Instant("createdAt"));
    }

    [Fact]
    public async Task Every_node_shows_it_also_one_that_starts_later()
    {
        await Move("P1DT2H3M4S");

        var moved = Start + new TimeSpan(1, 2, 3, 4);
        await using var later = host.Another();
        later.StartServer();
        foreach (var node in (Uri[])[host.Address, host.Address, later.Address])
            Assert.Equal(moved, (await host.Gold.At(node).Get(Clock)).Expect(HttpStatusCode.OK).Instant("now"));
    }

    [Fact]
    public async Task It_moves_to_an_instant()
    {
        var asked = new DateTimeOffset(2026, 12, 24, 18, 0, 0, TimeSpan.FromHours(1));

        Assert.Equal(asked, (await MoveTo(asked)).Expect(HttpStatusCode.OK).Instant("now"));
        Assert.Equal(asked, await Shown());
    }

    [Fact]
    public async Task A_token_of_before_is_still_good()
    {
        var token = await host.Gold.AccessToken();

        (await Move("P60D")).Expect(HttpStatusCode.OK);

        Assert.Equal(200, (await host.Nobody.Get("/v1/me", ("Authorization", $"Bearer {token}"))).Status);
    }

    [Fact]
    public async Task An_idempotency_key_of_before_is_still_known()
    {
        var (customer, key) = (Registration.NewCustomer(), IdempotencyAssertions.NewKey());
        var first = await host.Gold.Register(customer, key: key);

        await Move("P2D");
        await host.RunJobs();

        IdempotencyAssertions.ExpectRepeat(first, await host.Gold.Register(customer, key: key));
    }

    [Fact]
    public async Task A_repeated_move_moves_it_once()
    {
        var key = IdempotencyAssertions.NewKey();
        var customer = Registration.NewCustomer();
        var deal = await host.Gold.Registered(customer);

        var first = (await Move("P31D", key)).Expect(HttpStatusCode.OK);
        IdempotencyAssertions.ExpectRepeat(first, await Move("P31D", key));

        Assert.Equal(Start.AddDays(31), await Shown());
        Assert.Equal("expired", (await host.Gold.Deal(deal.Id)).DealStatus);
        Assert.Equal(1L, await host.Database.Query<long>(
            $"SELECT count(*) FROM audit WHERE subject = '{deal.Id}' AND action = 'deal.expired'"));
    }

    [Fact]
    public async Task It_ends_no_limit_of_attempts()
    {
        var wrong = new { email = "admin@silver.example", password = "wrong" };
        var right = new { wrong.email, password = DemoSeed.Password };
        for (var i = 0; i < 5; i++) await host.Nobody.Post("/v1/account/sign-in", wrong);

        await Move("P1D");

        Assert.Equal(429, (await host.Nobody.Post("/v1/account/sign-in", right)).Status);
        host.Clock.Now += TimeSpan.FromMinutes(5);
        Assert.Equal(200, (await host.Nobody.Post("/v1/account/sign-in", right)).Status);
    }

    [Theory]
    [InlineData("{}", "")]
    [InlineData("""{"advanceBy":null,"now":null}""", "")]
    [InlineData("""{"advanceBy":"P0D"}""", "/advanceBy")]
    [InlineData("""{"advanceBy":"-P1D"}""", "/advanceBy")]
    [InlineData("""{"advanceBy":"P1M"}""", "/advanceBy")]
    [InlineData("""{"advanceBy":"10.00:00:00"}""", "/advanceBy")]
    [InlineData("""{"advanceBy":""}""", "/advanceBy")]
    [InlineData("""{"advanceBy":10}""", "/advanceBy")]
    [InlineData("""{"now":"2027-01-01"}""", "/now")]
    [InlineData("""{"now":1893456000}""", "/now")]
    [InlineData("""{"advanceBy":"P1D","now":"2027-01-01T00:00:00Z"}""", "/now")]
    [InlineData("""{"advanceBy":"P1D","by":"P1D"}""", "/by")]
    public async Task What_cannot_be_meant_is_refused(string body, string place)
    {
        var answer = (await host.ProgramAdmin.PostText(Clock, body)).Expect(HttpStatusCode.BadRequest);

        Assert.Equal([place], answer.Faults);
        Assert.Equal(Start, await Shown());
    }

    [Fact]
    public async Task It_never_moves_backward_or_stands_still()
    {
        await Move("P10D");
        foreach (var instant in (DateTimeOffset[])[DateTimeOffset.MinValue, Start.AddDays(9), Start.AddDays(10)])
        {
            var answer = (await MoveTo(instant)).Expect(HttpStatusCode.Conflict);
            Assert.Equal(("clockOnlyForward", Start.AddDays(10)), (answer.Problem, answer.Instant("now")));
        }

        Assert.Equal(Start.AddDays(10), await Shown());
    }

    [Fact]
    public async Task It_is_ten_years_ahead_at_most()
    {
        Assert.Equal("clockTooFarAhead", (await Move("P999999W")).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal(
            "clockTooFarAhead", (await MoveTo(DateTimeOffset.MaxValue)).Expect(HttpStatusCode.Conflict).Problem);
        (await Move("P3653D")).Expect(HttpStatusCode.OK);
        Assert.Equal("clockTooFarAhead", (await Move("PT1S")).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal(Start.AddDays(3653), await Shown());
    }

    [Fact]
    public async Task Moves_at_the_same_time_add_up()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Move("PT1H")));

        Assert.Equal(
            Enumerable.Range(1, 8).Select(it => Start.AddHours(it)),
            answers.Select(it => it.Expect(HttpStatusCode.OK).Instant("now")).Order());
        Assert.Equal(Start.AddHours(8), await Shown());
    }

    [Fact]
    public async Task Of_moves_to_one_instant_at_the_same_time_one_succeeds()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => MoveTo(Start.AddDays(1))));

        Assert.Equal([200, 409, 409, 409], answers.Select(it => it.Status).Order());
        Assert.All(answers, it => Assert.Equal(Start.AddDays(1), it.Instant("now")));
        Assert.Equal(Start.AddDays(1), await Shown());
    }

    [Fact]
    public async Task Examples_of_the_document_lie_ahead_of_it()
    {
        var published = $"\"{ExampleValues.FutureDate:yyyy-MM-dd}\"";
        Assert.Contains(published, (await host.Nobody.Get("/openapi/v1.json")).Text, StringComparison.Ordinal);

        await Move("P1000D");

        var served = (await host.Nobody.Get("/openapi/v1.json")).Text;
        Assert.DoesNotContain(published, served, StringComparison.Ordinal);
        Assert.Contains($"\"{Start.AddDays(1060):yyyy-MM-dd}\"", served, StringComparison.Ordinal);
    }

    private Task<Answer> Move(string by, string? key = null) => host.ProgramAdmin.Post(Clock, new { advanceBy = by }, key);

    private Task<Answer> MoveTo(DateTimeOffset now) => host.ProgramAdmin.Post(Clock, new { now });

    private async Task<DateTimeOffset> Shown() => (await host.Gold.Get(Clock)).Expect(HttpStatusCode.OK).Instant("now");
}

public sealed class SandboxClockOnTwoNodesTests(TwoNodeSandboxHost host)
    : SandboxClockTests(host), IClassFixture<TwoNodeSandboxHost>;
