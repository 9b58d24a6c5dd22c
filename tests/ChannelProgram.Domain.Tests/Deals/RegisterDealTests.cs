using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.Deals;

public class RegisterDealTests
{
    [Fact]
    public void A_deal_within_the_limit_is_approved_and_protected_for_thirty_days()
    {
        var deal = Register(50_000m);

        Assert.Equal(DealStatus.Approved, deal.Status);
        Assert.Equal(new Protection(Now, Now.AddDays(30)), deal.Protection);
        Assert.Equal(["deal.submitted", "deal.approved"], deal.Types());
        Assert.Null(deal.DecisionDueBy);
    }

    [Theory]
    [InlineData("50000.01", "USD", "gold")]
    [InlineData("45454.55", "EUR", "gold")]
    [InlineData("1", "JPY", "gold")]
    [InlineData("1.00", "USD", "silver")]
    public void Above_the_limit_in_a_currency_without_a_rate_or_in_a_tier_without_one_it_holds_its_line_and_waits_for_staff(
        string amount, string currency, string tier)
    {
        var deal =
            Register(
                decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency, Gold with { Tier = tier });

        Assert.Equal(DealStatus.Submitted, deal.Status);
        Assert.Equal(ClaimState.Held, deal.StateOf("analytics"));
        Assert.Null(deal.Protection);
        // Two business days after a Friday.
        Assert.Equal(Now.AddDays(4), deal.DecisionDueBy);
    }

    [Fact]
    public void The_limit_applies_to_the_whole_deal()
    {
        var deal =
            Deal.Register(NewRegistration(30_000m, "USD", "analytics", "platform"), Gold, CustomerOf(Acme), Now);

        Assert.Equal(60_000m, deal.Value.Amount);
        Assert.Equal(DealStatus.Submitted, deal.Status);
    }

    [Fact]
    public void With_no_free_line_it_is_waitlisted_and_not_approved()
    {
        var deal = Registered(["analytics"], taken: ["analytics"]);

        Assert.Equal((DealStatus.Waitlisted, DealReason.NotAvailable), (deal.Status, deal.Reason));
        Assert.Null(deal.Protection);
        Assert.Null(deal.DecisionDueBy);
        Assert.Equal(["deal.submitted", "deal.waitlisted"], deal.Types());
    }

    [Fact]
    public void Free_lines_are_held_and_the_others_waited_for_while_staff_decides()
    {
        var deal = Registered(["analytics", "platform"], taken: ["platform"]);

        Assert.Equal(DealStatus.Submitted, deal.Status);
        Assert.Equal((ClaimState.Held, ClaimState.Waitlisted), (deal.StateOf("analytics"), deal.StateOf("platform")));
    }

    [Fact]
    public void Products_of_one_line_make_one_claim()
    {
        var deal = Registered(["analytics", "reports"]);

        Assert.Equal(Line("analytics"), Assert.Single(deal.Claims).Target);
        Assert.Equal(20_000m, deal.Value.Amount);
    }

    [Fact]
    public void With_keys_of_two_customers_a_line_is_held_only_if_held_on_both_and_nothing_is_approved()
    {
        var onBoth = Registered(["analytics"], accounts: [Acme, AcmeToo]);
        var onOne = Registered(["analytics"], taken: ["analytics"], accounts: [Acme, AcmeToo]);

        Assert.Equal((DealStatus.Submitted, ClaimState.Held), (onBoth.Status, onBoth.StateOf("analytics")));
        Assert.Equal("customerAmbiguous", onBoth.Approve(Program, Now)?.Code);
        Assert.Equal((DealStatus.Waitlisted, ClaimState.Waitlisted), (onOne.Status, onOne.StateOf("analytics")));
        Assert.Equal(ClaimState.Held, onOne.Claims.Single(it => it.Account == AcmeToo).State);
    }

    [Fact]
    public void A_customer_with_a_similar_name_holds_its_lines_and_waits_for_approval()
    {
        var free = Registered(["analytics", "platform"], taken: ["platform"], inDoubt: true);
        var held = Registered(["analytics"], taken: ["analytics"], inDoubt: true);

        Assert.Equal((DealStatus.Submitted, Now.AddDays(4)), (free.Status, free.DecisionDueBy));
        Assert.Equal((ClaimState.Held, ClaimState.Waitlisted), (free.StateOf("analytics"), free.StateOf("platform")));
        Assert.Equal((DealStatus.Waitlisted, null), (held.Status, held.DecisionDueBy));

        // What waited comes to it: nobody has looked at the one yet, and somebody at the other.
        held.TakeFreedLine(Line("analytics"), Gold, CustomerOf(Acme), Now);
        Assert.Equal((DealStatus.Submitted, Now.AddDays(4)), (held.Status, held.DecisionDueBy));
        Assert.Null(free.Approve(Program, Now));
        free.TakeFreedLine(Line("platform"), Gold, CustomerOf(Acme), Now);
        Assert.Equal((DealStatus.Approved, false), (free.Status, free.ReviewRequired));
    }

    [Fact]
    public void Only_an_active_partner_of_a_tier_with_deal_registration_may()
    {
        Assert.Null(Gold.RefusedFor([]));
        Assert.Equal(Refusal.PartnerNotActive, (Gold with { IsActive = false }).RefusedFor([]));
        Assert.Equal(DealRefusals.TierCannotRegister, (Gold with { Tier = "registered" }).RefusedFor([]));
        Assert.Equal(DealRefusals.TierCannotRegister, (Gold with { Tier = "unheardOf" }).RefusedFor([]));
    }

    private static Deal Register(decimal amount, string currency = "USD", Registrant? by = null) =>
        Deal.Register(NewRegistration(amount, currency), by ?? Gold, CustomerOf(Acme), Now);
}
