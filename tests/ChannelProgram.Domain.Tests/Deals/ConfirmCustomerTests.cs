using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Deals;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.Deals;

public class ConfirmCustomerTests
{
    [Fact]
    public void A_name_that_does_not_match_is_reviewed_and_visible_to_staff_only_while_no_line_is_held()
    {
        var held = DealInQuestion(["analytics"]);
        var waiting = DealInQuestion(["analytics"], taken: ["analytics"]);

        Assert.Equal((DealStatus.Submitted, Now.AddDays(4), Now.AddDays(4)), (held.Status, held.DueBy, held.DecisionDueBy));
        Assert.Equal((DealStatus.Waitlisted, Now.AddDays(4), null), (waiting.Status, waiting.DueBy, waiting.DecisionDueBy));
        Assert.Equal("customerInDoubt", held.Approve(Program, Now)?.Code);
        Assert.True(waiting.IsInReview);
    }

    [Fact]
    public void Confirmed_it_is_approved_by_the_program_if_nothing_else_speaks_against_it()
    {
        var (clean, large) = (DealInQuestion(["analytics"]), DealInQuestion(["analytics"], amount: 60_000m));
        foreach (var deal in (Deal[])[clean, large])
        {
            deal.ConfirmName();
            deal.Rescreen(Gold, CustomerOf(Acme) with { IsConfirmed = true }, Now);
        }

        Assert.Equal((DealStatus.Approved, null), (clean.Status, clean.DecisionDueBy));
        Assert.Equal("deal.approved", clean.Types().Last());
        Assert.Equal((DealStatus.Submitted, ReviewReasons.AboveLimit), (large.Status, large.ReviewReasons));
    }

    [Fact]
    public void Confirmed_while_it_waits_for_its_line_nothing_happens_that_its_partner_reads()
    {
        var waiting = DealInQuestion(["analytics"], taken: ["analytics"]);
        var (events, version) = (waiting.Events.Count, waiting.Version);

        waiting.ConfirmName();
        waiting.Rescreen(Gold, CustomerOf(Acme), Now);

        Assert.Equal((events, version, null), (waiting.Events.Count, waiting.Version, waiting.DecisionDueBy));
    }

    [Fact]
    public void Once_promoted_its_partner_reads_a_deadline_that_starts_then()
    {
        var waiting = DealInQuestion(["analytics"], taken: ["analytics"]);

        waiting.TakeFreedLine(Line("analytics"), Gold, CustomerOf(Acme), Now.AddDays(7));

        Assert.Equal((DealStatus.Submitted, Now.AddDays(11)), (waiting.Status, waiting.DecisionDueBy));
    }

    [Fact]
    public void Separated_its_lines_are_free_on_the_other_account_and_what_it_held_is_given_back()
    {
        var deal = DealInQuestion(["analytics", "platform"], taken: ["platform"]);

        Assert.Null(deal.SeparateCustomer(AcmeToo, Program, Now));

        Assert.Equal([AcmeToo], deal.Accounts);
        Assert.Equal((DealStatus.Submitted, ClaimState.Held), (deal.Status, deal.StateOf("platform")));
        deal.Rescreen(Gold, CustomerOf(AcmeToo), Now);
        Assert.Equal(DealStatus.Approved, deal.Status);
        Assert.Equal("customerNotInDoubt", deal.SeparateCustomer(Acme, Program, Now)?.Code);
    }

    [Fact]
    public void A_deal_of_a_disputed_customer_is_not_approved_until_the_dispute_is_settled()
    {
        var questioned = Register(ReviewReasons.CustomerDisputed);
        var before = Registered(["analytics"], by: Silver);
        before.DisputeCustomer();
        Assert.Equal(
            ["customerInDoubt", "customerInDoubt"], ((Deal[])[questioned, before]).Select(it => it.Approve(Program, Now)?.Code));

        questioned.Rescreen(Gold, CustomerOf(Acme), Now);
        before.Rescreen(Silver, CustomerOf(Acme), Now);

        Assert.Equal((DealStatus.Approved, DealStatus.Submitted), (questioned.Status, before.Status));
        Assert.Null(before.Approve(Program, Now));
    }

    [Fact]
    public void With_a_second_dispute_it_stays_in_review()
    {
        var questioned = Register(ReviewReasons.CustomerDisputed);

        questioned.Rescreen(Gold, CustomerOf(Acme) with { ReviewReasons = ReviewReasons.CustomerDisputed }, Now);

        Assert.Equal((DealStatus.Submitted, ReviewReasons.CustomerDisputed), (questioned.Status, questioned.ReviewReasons));
    }

    [Theory]
    [InlineData("50000.00", "USD", false, false)]
    [InlineData("50000.01", "USD", false, true)]
    [InlineData("50000.01", "USD", true, false)]
    [InlineData("45454.54", "EUR", false, false)]
    [InlineData("45454.55", "EUR", false, true)]
    public void Above_its_limit_in_the_programs_currency_a_deal_of_unconfirmed_keys_waits(
        string amount, string currency, bool isConfirmed, bool waits)
    {
        var platinum = Gold with { Program = Program with { Tiers = [Tier("gold", 250_000m)] } };

        var deal = Deal.Register(
            NewRegistration(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency), platinum,
            CustomerOf(Acme) with { IsConfirmed = isConfirmed }, Now);

        Assert.Equal(waits, deal.ReviewReasons.HasFlag(ReviewReasons.KeysUnconfirmed));
    }

    [Fact]
    public void Rematching_starts_again_on_the_other_account_and_releases_the_old_lines()
    {
        var deal = Registered(["analytics", "platform"]);
        Assert.Equal(DealStatus.Approved, deal.Status);

        var freed =
            deal.Rematch(
                Acme, Gold,
                CustomerOf(AcmeToo) with { TakenTargets = new HashSet<ClaimTarget> { Line("platform", AcmeToo) } },
                Now.AddDays(1));

        Assert.Equal([Line("analytics"), Line("platform")], freed);
        Assert.Equal((DealStatus.Submitted, null), (deal.Status, deal.Protection));
        Assert.Equal((ClaimState.Held, ClaimState.Waitlisted), (deal.StateOf("analytics"), deal.StateOf("platform")));
        Assert.Equal(ReviewReasons.NotAllAvailable, deal.ReviewReasons);
    }

    [Fact]
    public void Lines_that_its_partner_has_there_already_are_released()
    {
        var deal = Registered(["analytics"]);

        deal.Rematch(
            Acme, Gold, CustomerOf(AcmeToo) with { OwnTargets = new HashSet<ClaimTarget> { Line("analytics", AcmeToo) } },
            Now);

        Assert.Equal((DealStatus.Rejected, DealReason.AlreadyRegistered), (deal.Status, deal.Reason));
    }

    [Fact]
    public void A_deal_of_two_accounts_stays_with_the_remaining_one()
    {
        var both = Registered(["analytics"], accounts: [Acme, AcmeToo]);

        Assert.Equal([Line("analytics")], both.Rematch(Acme, Gold, CustomerOf(AcmeToo), Now));

        Assert.True(both.IsUnambiguous);
        Assert.Equal((DealStatus.Approved, AcmeToo), (both.Status, both.Accounts.Single()));
    }

    private static Deal Register(ReviewReasons doubts) =>
        Deal.Register(NewRegistration(), Gold, CustomerOf(Acme) with { ReviewReasons = doubts }, Now);

    private static Deal DealInQuestion(string[] products, string[]? taken = null, decimal amount = 10_000m) => Deal.Register(
        NewRegistration(amount, products: products), Gold,
        CustomerOf(Acme) with
        { TakenTargets = (taken ?? []).Select(it => Line(it)).ToHashSet(), ReviewReasons = ReviewReasons.NameDiffers },
                Now);
}
