using ChannelProgram.Domain.Deals;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.Deals;

public class DealActionTests
{
    /// <summary>As the rules have it.</summary>
    private static readonly Dictionary<string, (Func<Deal> Deal, string[] Actions)> Life = new()
    {
        ["submitted"] = (() => Registered(["analytics"], by: Silver), ["update", "approve", "reject", "withdraw"]),
        ["approved"] = (() => Registered(["analytics"]), ["update", "withdraw"]),
        ["approved, review required"] = (ReviewRequired, ["update", "approve", "withdraw"]),
        ["waitlisted"] = (() => Registered(["analytics"], taken: ["analytics"]), ["update", "reject", "withdraw"]),
        ["waitlisted, buying unit not known"] = (
            () => Deal.Register(NewRegistration(), Gold, MatchedWith(["analytics"], ReviewReasons.BuyingUnits), Now),
            ["update", "approve", "reject", "withdraw"]),
        ["submitted, similar names"] = (
            () => Registered(["analytics"], inDoubt: true),
            ["update", "approve", "reject", "confirmCustomer", "separateCustomer", "withdraw"]),
        ["submitted, customer in doubt"] = (
            () => Deal.Register(NewRegistration(), Gold, MatchedWith(doubts: ReviewReasons.NameDiffers), Now),
            ["update", "reject", "confirmCustomer", "separateCustomer", "withdraw"]),
        ["submitted, customer ambiguous"] = (
            () => Registered(["analytics"], accounts: [Acme, AcmeToo]),
            ["update", "reject", "confirmCustomer", "separateCustomer", "withdraw"]),
        ["expired"] = (() => After(it => it.ExpireClaims(Now.AddYears(1))), []),
        ["withdrawn"] = (() => After(it => it.Withdraw(Now)), []),
        ["rejected"] = (() => After(it => it.Reject(DealReason.Other, null, Now), by: Silver), []),
    };

    public static TheoryData<string> Deals => [.. Life.Keys];

    [Theory]
    [MemberData(nameof(Deals))]
    public void A_deal_lists_its_next_actions_and_refuses_the_others(string kind)
    {
        var (make, allowed) = Life[kind];

        Assert.Equal(allowed, DealActions.All.Where(it => it.IsAllowedBy(make())).Select(it => it.Name));
        Assert.Equal(allowed.Contains("approve"), make().Approve(Program, Now) is null);
        Assert.Equal(allowed.Contains("reject"), make().Reject(DealReason.Other, null, Now) is null);
        Assert.Equal(allowed.Contains("withdraw"), make().Withdraw(Now) is null);
        Assert.Equal(allowed.Contains("update"), make().Update(NewRegistration() with { Owner = "Sam" }, Program, Now) is null);
        Assert.Equal(allowed.Contains("separateCustomer"), make().SeparateFromSimilar() is null);
    }

    [Fact]
    public void The_partner_updates_and_withdraws_and_only_staff_decides() => Assert.Equal(
        [
            ("update", DealActor.Partner), ("approve", DealActor.Decider), ("reject", DealActor.Decider),
            ("confirmCustomer", DealActor.Decider),
            ("separateCustomer", DealActor.Decider), ("withdraw", DealActor.Partner),
        ],
        DealActions.All.Select(it => (it.Name, it.By)));

    [Fact]
    public void Internal_changes_raise_the_revision_and_add_nothing_to_the_history()
    {
        Raises(it => it.DisputeCustomer());
        Raises(it => it.ConfirmName());
        Raises(it => it.ClearSimilarNames());
        Raises(it => it.ClearKeyConflict());
        Raises(it => it.Assign(Guid.NewGuid(), Now));
        Raises(it => it.ApplyDeadlines(Program, it.DueBy!.Value));
        Raises(it => it.MoveClaims(Acme, AcmeToo));

        static void Raises(Action<Deal> change)
        {
            var deal = Registered(["analytics"], by: Silver);
            var (version, revision, updated) = (deal.Version, deal.Revision, deal.UpdatedAt);
            change(deal);
            Assert.True(deal.Revision > revision);
            Assert.Equal((version, updated), (deal.Version, deal.UpdatedAt));
            Assert.DoesNotContain(deal.Events.OfType<DealEvent>(), it => it.Version > version);
        }
    }

    [Fact]
    public void Deadlines_that_are_not_over_change_nothing()
    {
        var deal = Registered(["analytics"], by: Silver);
        var revision = deal.Revision;

        deal.ApplyDeadlines(Program, Now);

        Assert.Equal(revision, deal.Revision);
    }

    private static Deal After(Action<Deal> end, Registrant? by = null)
    {
        var deal = Registered(["analytics"], by: by);
        end(deal);
        return deal;
    }

    private static Deal ReviewRequired()
    {
        var deal = Registered(["analytics"]);
        deal.Update(NewRegistration(90_000m), Program, Now);
        return deal;
    }
}
