using ChannelProgram.Domain.AccountAssignments;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Territories;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.Deals;

/// <summary>A deal is approved at once only where its partner sells, and if its customer is nobody else's.</summary>
public class SellingAreaTests
{
    private static readonly PartnerId Other = new(Guid.Parse("00000000-0000-7000-8000-000000000002"));

    [Theory]
    [InlineData("DE", DealStatus.Approved, ReviewReasons.None)]
    [InlineData("AT", DealStatus.Submitted, ReviewReasons.OutsideTerritory)]
    public void It_is_judged_by_the_customers_country(string country, DealStatus status, ReviewReasons reasons)
    {
        var deal = Deal.Register(NewRegistration(), Gold, In(Sells(country)), Now);

        Assert.Equal((status, reasons), (deal.Status, deal.ReviewReasons));
        Assert.Equal(ClaimState.Held, deal.StateOf("analytics"));
    }

    [Fact]
    public void It_waits_if_its_customer_is_assigned_to_another_partner_only()
    {
        var elsewhere = new SellingAreas([], [Assigned(Other)]);
        var both = new SellingAreas([], [Assigned(Other), Assigned(Gold.Id)]);

        Assert.Equal(
            ReviewReasons.AssignedElsewhere, Deal.Register(NewRegistration(), Gold, In(elsewhere), Now).ReviewReasons);
        Assert.Equal(DealStatus.Approved, Deal.Register(NewRegistration(), Gold, In(both), Now).Status);
        Assert.Equal(
            DealStatus.Approved, Deal.Register(NewRegistration(products: "platform"), Gold, In(
                new([], [Assigned(Other, "analytics")])), Now).Status);
        Assert.Equal(
            DealStatus.Approved, Deal.Register(
                NewRegistration(), Gold, new([AcmeToo], elsewhere) { IsConfirmed = true }, Now).Status);
    }

    [Fact]
    public void It_is_never_approved_for_want_of_an_answer()
    {
        var (outside, tier) = (
            Deal.Register(NewRegistration(), Silver, In(Sells("AT")), Now),
            Deal.Register(NewRegistration(), Silver, In(Sells("DE")), Now));

        outside.ApplyDeadlines(Program, Now.AddDays(20));
        tier.ApplyDeadlines(Program, Now.AddDays(20));

        Assert.Equal((DealStatus.Submitted, DealStatus.Approved), (outside.Status, tier.Status));
    }

    [Fact]
    public void A_public_tender_is_judged_by_its_products()
    {
        var tender = NewRegistration() with { Type = DealType.PublicTender, TenderId = "T-1" };

        Assert.Equal(
            ReviewReasons.PublicTender | ReviewReasons.OutsideTerritory,
            Deal.Register(tender, Gold, In(Sells("AT")), Now).ReviewReasons);
    }

    [Fact]
    public void What_staff_approved_is_not_judged_again_when_another_line_comes()
    {
        var onlyPlatform = new SellingAreas([Granted("AT", "analytics")], []);
        var deal = Deal.Register(
            NewRegistration(products: ["analytics", "platform"]), Gold,
            MatchedWith(["platform"]) with { Areas = onlyPlatform }, Now);
        Assert.Null(deal.Approve(Program, Now));

        deal.TakeFreedLine(Line("platform"), Gold, In(onlyPlatform), Now);

        Assert.False(deal.ReviewRequired);
        Assert.NotNull(deal.ProtectionOf("platform"));
    }

    [Fact]
    public void Staff_is_told_what_to_do()
    {
        Assert.Equal(
            RecommendedAction.Reject, Recommended(new([], [Assigned(Other)])));
        Assert.Equal(RecommendedAction.LookAtTerritory, Recommended(Sells("AT")));
    }

    private static RecommendedAction Recommended(SellingAreas areas) =>
        Recommendation.Of(Deal.Register(NewRegistration(), Gold, In(areas), Now), Program, []).Action;

    private static MatchedCustomer In(SellingAreas areas) => CustomerOf(Acme) with { Areas = areas };

    private static SellingAreas Sells(string country) => new([Granted(country)], []);

    private static Territory Granted(string country, params string[] lines) => Territory.Create(
        new(Gold.Id, [country], lines is [] ? null : lines, Now, Until: null, Note: null), conflict: null, "staff", Now);

    private static AccountAssignment Assigned(PartnerId partner, params string[] lines) => AccountAssignment.Create(
        new(Acme, partner, lines is [] ? null : lines, Now, Until: null, Note: null), conflict: null, "staff", Now);
}
