using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.Deals;

public class ReviseDealTests
{
    private static readonly DateTimeOffset Later = Now.AddDays(1);

    public static TheoryData<string, Registration> Changeable => new()
    {
        { "/products/0/amount/amount", Said(10_001m) },
        { "/expectedCloseDate", Said() with { ExpectedCloseDate = new(2027, 2, 1) } },
        { "/stage", Said() with { Stage = SalesStage.Prospect } },
        { "/owner", Said() with { Owner = "Sam" } },
        { "/description", Said() with { Description = "Soon" } },
        { "/externalId", Said() with { ExternalId = "crm-1" } },
        { "/customer/city", With(it => it with { City = "Berlin" }) },
        { "/customer/contact/name", With(it => it with { ContactName = "Ada" }) },
        { "/customer/contact/email", With(it => it with { ContactEmail = "ada@acme.de" }) },
    };

    public static TheoryData<string, Registration> Fixed => new()
    {
        { "/customer/name", With(it => it with { Name = "Acme Group" }) },
        { "/customer/country", With(it => it with { Country = "AT" }) },
        { "/customer/website", With(it => it with { Website = null }) },
        { "/customer/taxId", With(it => it with { TaxId = "DE123456789" }) },
        { "/customer/duns", With(it => it with { Duns = "123456789" }) },
        { "/customer/unit", With(it => it with { Unit = "Works" }) },
        { "/source", Said() with { Source = DealSource.Joint } },
        { "/products", NewRegistration(10_000m, "USD", "platform") },
        { "/products", NewRegistration(10_000m, "USD", "analytics", "platform") },
        { "/products/0/amount/currency", NewRegistration(10_000m, "EUR") },
    };

    [Theory]
    [MemberData(nameof(Changeable))]
    public void Changeable_members_change_and_are_reported_by_pointer(string pointer, Registration said)
    {
        var deal = Registered(["analytics"]);

        Assert.Null(deal.Update(said, Program, Later));

        var told = Assert.IsType<DealEvent>(deal.Events[^1]);
        Assert.Equal([pointer], told.To.Changed);
        Assert.Equal((pointer == "/stage" ? "deal.stageChanged" : "deal.changed", Later), (told.Type, told.At));
        Assert.Null(deal.Update(said, Program, Later));
        Assert.Equal(3, deal.Version);
    }

    [Theory]
    [MemberData(nameof(Fixed))]
    public void Members_that_identify_the_customer_or_the_claim_are_fixed(string pointer, Registration said)
    {
        var deal = Registered(["analytics"]);

        var refused = deal.Update(said with { Owner = "Sam" }, Program, Later)!;

        Assert.Equal("notEditable", refused.Code);
        Assert.Equal([pointer], Assert.IsAssignableFrom<IEnumerable<string>>(refused.Members["pointers"]));
        Assert.Null(deal.Owner);
    }

    [Fact]
    public void Nothing_changes_once_it_has_ended_though_the_same_may_be_said_again()
    {
        var deal = Registered(["analytics"]);
        deal.Withdraw(Now);

        Assert.Null(deal.Update(Said(), Program, Later));
        var refused = deal.Update(Said() with { Owner = "Sam" }, Program, Later)!;
        Assert.Equal(("notEditable", DealStatus.Withdrawn), (refused.Code, refused.Members["currentStatus"]));
    }

    [Theory]
    [InlineData("12500.00", false)]
    [InlineData("12500.01", true)]
    public void More_than_a_quarter_above_the_approved_value_needs_reapproval(string amount, bool looks)
    {
        var deal = Registered(["analytics"], by: Silver);
        deal.Approve(Program, Now);

        deal.Update(Said(Amount(amount)), Program, Later);

        Assert.Equal((DealStatus.Approved, looks), (deal.Status, deal.ReviewRequired));
        Assert.Equal(looks ? Program.GetStaffDecisionDueBy(Later) : null, deal.DecisionDueBy);
    }

    [Theory]
    [InlineData("50000.00", false)]
    [InlineData("50000.01", true)]
    public void Approved_without_staff_it_may_grow_to_the_limit_under_which_it_was(string amount, bool looks)
    {
        var deal = Registered(["analytics"]);

        deal.Update(Said(Amount(amount)), Program, Later);

        Assert.Equal(looks, deal.ReviewRequired);
        Assert.Equal(Now.AddDays(30), deal.Protection!.Value.Until);
    }

    [Fact]
    public void A_decrease_never_starts_or_cancels_a_review()
    {
        var deal = Registered(["analytics"], by: Silver);
        deal.Approve(Program, Now);
        deal.Update(Said(20_000m), Program, Later);
        deal.Update(Said(15_000m), Program, Later);
        Assert.True(deal.ReviewRequired);

        Assert.Null(deal.Approve(Program, Later));
        Assert.False(deal.ReviewRequired);
        deal.Update(Said(18_750m), Program, Later);
        Assert.False(deal.ReviewRequired);
        deal.Update(Said(18_750.01m), Program, Later);
        Assert.True(deal.ReviewRequired);
        deal.Approve(Program, Later);
        deal.Update(Said(1m), Program, Later);
        Assert.False(deal.ReviewRequired);
    }

    [Fact]
    public void During_a_reapproval_a_promoted_line_waits_for_it_too()
    {
        var deal = Registered(["analytics", "platform"], taken: ["platform"], by: Silver);
        deal.Approve(Program, Now);
        deal.Update(NewRegistration(20_000m, "USD", "analytics", "platform"), Program, Later);

        deal.TakeFreedLine(Line("platform"), Gold, CustomerOf(Acme), Later);

        Assert.Null(deal.ProtectionOf("platform"));
        Assert.True(deal.ReviewRequired);
    }

    [Fact]
    public void Not_yet_approved_it_may_grow_as_it_likes()
    {
        var deal = Registered(["analytics"], by: Silver);

        deal.Update(Said(1_000_000m), Program, Later);

        Assert.Equal((DealStatus.Submitted, false, new Money(1_000_000m, "USD")), (deal.Status, deal.ReviewRequired, deal.Value));
    }

    [Fact]
    public void From_stage_committed_on_every_amount_is_more_than_0()
    {
        var deal = Registered(["analytics", "platform"]);
        deal.Update(NewRegistration(0m, "USD", "analytics", "platform"), Program, Later);

        var refused =
            deal.Update(
                NewRegistration(0m, "USD", "analytics", "platform") with { Stage = SalesStage.Committed }, Program, Later)!;

        Assert.Equal(RefusalKind.Invalid, refused.Kind);
        Assert.Equal(["/products/0/amount/amount", "/products/1/amount/amount"], refused.Faults.Keys.Order());
        Assert.Equal(SalesStage.Qualified, deal.Stage);
    }

    [Fact]
    public void A_stage_change_and_another_change_are_separate_events()
    {
        var deal = Registered(["analytics"]);

        deal.Update(Said() with { Stage = SalesStage.Committed, Owner = "Sam" }, Program, Later);

        Assert.Equal(["deal.stageChanged", "deal.changed"], deal.Types().TakeLast(2));
        Assert.Equal(["/owner"], ((DealEvent)deal.Events[^1]).To.Changed);
    }

    [Theory]
    [InlineData(DealReason.NotQualified, "Too early for us.")]
    [InlineData(DealReason.NotAvailable, null)]
    public void A_rejected_deal_has_no_live_claims_and_a_reason(DealReason reason, string? message)
    {
        var deal = Registered(["analytics", "platform"], taken: ["platform"]);

        Assert.Null(deal.Reject(reason, message, Later));

        Assert.Equal((DealStatus.Rejected, reason, message), (deal.Status, deal.Reason, deal.Message));
        Assert.All(deal.Claims, it => Assert.Equal(ClaimState.Released, it.State));
        Assert.Equal("deal.rejected", deal.Types().Last());
        Assert.Equal(DealStatus.Rejected, deal.Reject(reason, message, Later)!.Members["currentStatus"]);
        Assert.Equal(DealStatus.Rejected, deal.Withdraw(Later)!.Members["currentStatus"]);
    }

    [Fact]
    public void A_protected_deal_cannot_be_rejected()
    {
        var deal = Registered(["analytics"]);
        Assert.Equal("statusForbids", deal.Reject(DealReason.Other, null, Later)!.Code);
    }

    private static Registration Said(decimal amount = 10_000m) => NewRegistration(amount);

    private static Registration With(Func<Customer, Customer> change) => Said() with { Customer = change(Said().Customer) };

    private static decimal Amount(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
