using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Deals;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.Deals;

public class BuyingUnitTests
{
    [Fact]
    public void Every_registration_of_a_customer_with_buying_units_is_reviewed()
    {
        var free = Register(null);
        var waiting = Register(null, held: [Line("analytics") with { Unit = "Clinic" }]);

        Assert.Equal((DealStatus.Submitted, ReviewReasons.BuyingUnits), (free.Status, free.ReviewReasons));
        // It asks for the whole customer, of which a part is held.
        Assert.Equal((DealStatus.Waitlisted, ReviewReasons.BuyingUnits), (waiting.Status, waiting.ReviewReasons));
        Assert.Null(waiting.Check(DealActions.Approve));

        waiting.TakeFreedLine(Line("analytics"), Gold, CustomerOf(Acme), Now);
        Assert.Equal((DealStatus.Submitted, ReviewReasons.BuyingUnits), (waiting.Status, waiting.ReviewReasons));
    }

    [Fact]
    public void A_waitlisted_deal_gets_the_free_lines_of_its_unit_and_keeps_its_place_for_the_rest()
    {
        ClaimTarget[] held = [Line("analytics") with { Unit = "Clinic" }, Line("platform") with { Unit = "Library" }];
        var deal = Register("Library", held, "analytics", "platform");

        Assert.Null(deal.Approve(Program, Now.AddDays(1), new("Library", held)));

        Assert.Equal((DealStatus.Approved, "deal.approved"), (deal.Status, deal.Types().Last()));
        Assert.Equal(new Protection(Now.AddDays(1), Now.AddDays(31)), deal.ProtectionOf("analytics"));
        Assert.Equal(ClaimState.Waitlisted, deal.StateOf("platform"));
        Assert.All(deal.Claims, it => Assert.Equal("Library", it.Unit));
    }

    [Fact]
    public void If_no_line_is_free_naming_the_unit_is_no_approval()
    {
        ClaimTarget[] held = [Line("analytics") with { Unit = "Library" }];
        var deal = Register("Library", held);

        Assert.Null(deal.Approve(Program, Now, new("Library", held)));

        Assert.Equal(
            (DealStatus.Waitlisted, ReviewReasons.None, "Library"), (deal.Status, deal.ReviewReasons, deal.Claims[0].Unit));
        Assert.DoesNotContain("deal.approved", deal.Types());
        Assert.Equal("statusForbids", deal.Approve(Program, Now)?.Code);

        deal.TakeFreedLine(deal.Claims[0].Target, Gold, CustomerOf(Acme), Now.AddDays(2));
        Assert.Equal(DealStatus.Approved, deal.Status);
    }

    [Fact]
    public void The_partners_own_unit_counts_unless_staff_names_another_and_one_must_be_named_where_there_are_several()
    {
        Assert.Equal("Library", Register("Library").UnitFor(null, several: true).Value);
        Assert.Equal("Clinic", Register("Library").UnitFor("Clinic", several: true).Value);
        Assert.Equal(["/unit"], Register(null).UnitFor(null, several: true).Refusal!.Faults.Keys);
        Assert.Equal("", Register("Library").UnitFor(null, several: false).Value);
        Assert.Equal(["/unit"], Register("Library").UnitFor("Library", several: false).Refusal!.Faults.Keys);
    }

    [Fact]
    public void A_unit_is_named_once()
    {
        var deal =
            Deal.Register(
                NewRegistration(60_000m), Silver, CustomerOf(Acme) with { ReviewReasons = ReviewReasons.BuyingUnits }, Now);
        Assert.Equal(
            [Line("analytics")], deal.Claims.Where(it => it is { State: ClaimState.Held, Unit: "" }).Select(it => it.Target));
        deal.Approve(Program, Now, new("Library", []));
        Assert.Empty(deal.Claims.Where(it => it is { State: ClaimState.Held, Unit: "" }).Select(it => it.Target));
        // Up for review again.
        deal.Update(NewRegistration(90_000m), Program, Now);
        Assert.True(deal.ReviewRequired);

        Assert.Equal("", deal.UnitFor(null, several: true).Value);
        Assert.Equal("", deal.UnitFor("Library", several: true).Value);
        Assert.Equal(["/unit"], deal.UnitFor("Clinic", several: true).Refusal!.Faults.Keys);
    }

    private static Deal Register(string? unit, ClaimTarget[]? held = null, params string[] products)
    {
        var asked = NewRegistration(products: products);
        return Deal.Register(
            asked with { Customer = asked.Customer with { Unit = unit } }, Gold,
            CustomerOf(Acme) with { TakenTargets = (held ?? []).ToHashSet(), ReviewReasons = ReviewReasons.BuyingUnits },
            Now);
    }
}
