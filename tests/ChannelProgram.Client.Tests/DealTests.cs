using System.Net;
using ChannelProgram.Api.Tests;
using Refit;

namespace ChannelProgram.Client.Tests;

public class DealTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_repeated_registration_is_one_deal()
    {
        using var partner = await Partner();
        var request = Request();

        var first = await partner.Deals.RegisterDeal(request, idempotencyKey: "first").Versioned();
        var again = await partner.Deals.RegisterDeal(request, idempotencyKey: "first").Versioned();

        Assert.Equal(DealStatus.Approved, first.Value!.Status);
        Assert.Equal(new Money(15000m, "USD"), first.Value.Value);
        Assert.Equal(first.Value.Id, again.Value!.Id);
        Assert.Equal(first.ETag, again.ETag);
    }

    [Fact]
    public async Task A_change_removes_what_is_null_and_keeps_what_is_not_set()
    {
        using var partner = await Partner();
        var deal = await partner.Deals.RegisterDeal(
            Request() with { Owner = "Sam Seller", Description = "Replaces the reporting." }).Versioned();

        var changed = await partner.Deals.UpdateDeal(
            deal.Value!.Id, new DealUpdate { Description = null, Stage = SalesStage.Committed }, deal.ETag).Versioned();

        Assert.Equal(
            ("Sam Seller", null, SalesStage.Committed),
            (changed.Value!.Owner, changed.Value.Description, changed.Value.Stage));
        Assert.NotEqual(deal.ETag, changed.ETag);
        var stale = await Assert.ThrowsAsync<ProblemException>(() =>
            partner.Deals.UpdateDeal(deal.Value.Id, new DealUpdate { Owner = "Kim" }, deal.ETag).Versioned());
        Assert.Equal((ProblemCodes.VersionChanged, HttpStatusCode.PreconditionFailed), (stale.Code, stale.StatusCode));
    }

    [Fact]
    public async Task A_known_version_is_not_sent_again()
    {
        using var partner = await Partner();
        var deal = await partner.Deals.RegisterDeal(Request()).Versioned();

        var read = await partner.Deals.GetDeal($"{deal.Value!.Id}").Versioned();
        var again = await partner.Deals.GetDeal(deal.Value.Number, ifNoneMatch: read.ETag).Versioned();

        Assert.Equal(deal.Value.Number, read.Value!.Number);
        Assert.Equal((null, read.ETag), (again.Value, again.ETag));
    }

    [Fact]
    public async Task Faults_of_the_input_are_told_by_their_place()
    {
        using var partner = await Partner();

        var problem = await Assert.ThrowsAsync<ProblemException>(() =>
            partner.Deals.CheckDeal(Request() with { Products = [], Owner = new string('a', 1000) }));

        Assert.Equal((ProblemCodes.Invalid, HttpStatusCode.BadRequest), (problem.Code, problem.StatusCode));
        Assert.Equal(["/owner", "/products"], problem.Errors.Keys.Order(StringComparer.Ordinal));
        Assert.Contains(problem.Problem.Detail, problem.Message);
    }

    [Fact]
    public async Task A_list_is_filtered_and_read_page_by_page()
    {
        using var partner = await Partner();
        var older = await partner.Deals.RegisterDeal(Request()).Versioned();
        host.Clock.Now += TimeSpan.FromSeconds(1);
        var newer = await partner.Deals.RegisterDeal(Request()).Versioned();

        var first = await List(after: null);
        var second = await List(first.Next);

        Assert.Equal(newer.Value!.Id, Assert.Single(first.Items).Id);
        Assert.Equal(older.Value!.Id, Assert.Single(second.Items).Id);
        Assert.Null(second.Next);
        Assert.Empty((await partner.Deals.ListDeals(status: [DealStatus.Rejected])).Items);

        Task<DealList> List(string? after) => partner.Deals.ListDeals(
            status: [DealStatus.Approved, DealStatus.Submitted], product: ["platform"],
            updatedSince: older.Value!.CreatedAt.ToOffset(TimeSpan.FromHours(2)), limit: 1, after: after);
    }

    [Fact]
    public async Task A_refused_token_tells_why()
    {
        using var nobody = new TestClient(host.Address, () => Task.FromResult<string?>(null));

        var refused = await Assert.ThrowsAsync<ApiException>(() => nobody.Identity.IssueToken(
            new TokenRequest { GrantType = "client_credentials", ClientId = "nobody", ClientSecret = "wrong" }));

        Assert.Equal("invalid_client", (await refused.GetContentAsAsync<TokenErrorResponse>())!.Error);
    }

    private async Task<TestClient> Partner() => new(host.Address, (await host.AddPartner()).AccessToken);

    private DealRegistration Request()
    {
        var website = Registration.NewCustomer();
        return new()
        {
            Customer = new() { Name = Registration.NameOf(website), Country = "DE", Website = website },
            Products = [new() { Code = "platform", Amount = new(15000m, "USD") }],
            ExpectedCloseDate = DateOnly.FromDateTime(host.Clock.Now.UtcDateTime).AddDays(60),
            Stage = SalesStage.Qualified,
            Source = DealSource.PartnerSourced,
        };
    }
}
