using ChannelProgram.Domain.Deals;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.Deals;

public class DealActionTests
{
    /// <summary>As the rules have it.</summary>
    private static readonly Dictionary<string, (Func<Deal> Deal, string[] Actions)> Life = new()
    {
        ["submitted"] = (
            () => Registered(["analytics"], by: Silver), ["update", "approve", "reject", "requestInformation", "withdraw"]),
        ["information requested"] = (InformationRequested, ["update", "reject", "answer", "withdraw"]),
        ["approved"] = (() => Registered(["analytics"]), ["update", "win", "lose", "revoke", "withdraw"]),
        ["approved, review required"] = (ReviewRequired, ["update", "approve", "lose", "revoke", "withdraw"]),
        ["waitlisted, a line offered"] = (Offered, ["update", "reject", "acceptOffer", "declineOffer", "withdraw"]),
        ["win reported"] = (() => After(it => it.Win(Order(), false, [], Program, Now)), ["confirmWin", "revoke", "withdraw"]),
        ["approved, another line to decide"] = (
            () => WithLineToDecide(Now.AddDays(-5)), ["update", "approve", "win", "lose", "revoke", "withdraw"]),
        ["approved, in its last days"] = (
            () => RegisteredAt(Now.AddDays(-25)), ["update", "extend", "win", "lose", "revoke", "withdraw"]),
        ["approved, an extension asked for"] = (
            ExtensionAsked, ["update", "decideExtension", "win", "lose", "revoke", "withdraw"]),
        ["win reported, another line to decide"] = (
            () => WithLineToDecide(Now.AddDays(-5), it => it.Win(Order(), false, [], Program, Now)),
            ["approve", "confirmWin", "revoke", "withdraw"]),
        ["submitted, one of its lines expired just now"] = (
            () => WithLineToDecide(Now.AddDays(-31), it => it.ApplyClock(Now)),
            ["update", "approve", "reject", "requestInformation", "win", "withdraw"]),
        ["won"] = (Won, ["revoke"]),
        ["lost"] = (() => After(it => it.Lose(LossReason.Price, null, Program, Now)), ["undo"]),
        ["revoked"] = (() => After(it => it.Revoke(DealReason.Other, null, Program, Now)), []),
        ["waitlisted"] = (() => Registered(["analytics"], taken: ["analytics"]), ["update", "reject", "withdraw", "dispute"]),
        ["waitlisted, buying unit not known"] = (
            () => Deal.Register(NewRegistration(), Gold, MatchedWith(["analytics"], ReviewReasons.BuyingUnits), Now),
            ["update", "approve", "reject", "withdraw", "dispute"]),
        ["submitted, similar names"] = (
            () => Registered(["analytics"], inDoubt: true),
            ["update", "approve", "reject", "requestInformation", "confirmCustomer", "separateCustomer", "withdraw"]),
        ["submitted, customer in doubt"] = (
            () => Deal.Register(NewRegistration(), Gold, MatchedWith(doubts: ReviewReasons.NameDiffers), Now),
            ["update", "reject", "requestInformation", "confirmCustomer", "separateCustomer", "withdraw"]),
        ["submitted, customer ambiguous"] = (
            () => Registered(["analytics"], accounts: [Acme, AcmeToo]),
            ["update", "reject", "requestInformation", "confirmCustomer", "separateCustomer", "withdraw"]),
        ["expired just now"] = (() => After(it => it.ApplyClock(Now.AddYears(1))), ["win"]),
        ["withdrawn"] = (() => After(it => it.Withdraw(Now)), ["undo"]),
        ["rejected"] = (() => After(it => it.Reject(DealReason.Other, null, Now), by: Silver), []),
    };

    public static TheoryData<string> Deals => [.. Life.Keys];

    [Theory]
    [MemberData(nameof(Deals))]
    public void A_deal_lists_its_next_actions_and_refuses_the_others(string kind)
    {
        var (make, allowed) = Life[kind];

        Assert.Equal(allowed, DealActions.All.Where(it => it.IsAllowedBy(make(), Program, Now)).Select(it => it.Name));
        Assert.Equal(allowed.Contains("approve"), make().Approve(Program, Now) is null);
        Assert.Equal(allowed.Contains("reject"), make().Reject(DealReason.Other, null, Now) is null);
        Assert.Equal(allowed.Contains("withdraw"), make().Withdraw(Now) is null);
        var said = NewRegistration(products: [.. make().Products.Select(it => it.Code)]) with { Owner = "Sam" };
        Assert.Equal(allowed.Contains("update"), make().Update(said, Program, Now) is null);
        Assert.Equal(allowed.Contains("separateCustomer"), make().SeparateFromSimilar() is null);
    }

    [Fact]
    public void Only_staff_decides_and_only_finance_staff_and_vendor_systems_confirm_a_win() => Assert.Equal(
        [
            ("update", DealActor.Partner), ("submit", DealActor.Partner), ("approve", DealActor.Decider),
            ("reject", DealActor.Decider),
            ("requestInformation", DealActor.Decider), ("answer", DealActor.Partner),
            ("acceptOffer", DealActor.Partner), ("declineOffer", DealActor.Partner),
            ("confirmCustomer", DealActor.Decider), ("separateCustomer", DealActor.Decider),
            ("extend", DealActor.Partner), ("decideExtension", DealActor.Decider),
            ("win", DealActor.Partner | DealActor.ChannelManager | DealActor.VendorSystem),
            ("confirmWin", DealActor.Finance | DealActor.ChannelManager | DealActor.VendorSystem | DealActor.Billing),
            ("lose", DealActor.Partner | DealActor.ChannelManager | DealActor.VendorSystem),
            ("revoke", DealActor.Decider), ("withdraw", DealActor.Partner), ("undo", DealActor.Decider),
            ("dispute", DealActor.Partner),
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

    private static Deal InformationRequested() =>
        After(it => it.RequestInformation("Who signs?", Program, Now), by: Silver);

    private static Deal Offered()
    {
        var deal = Registered(["analytics"], taken: ["analytics"]);
        deal.Offer(Line("analytics"), Program, Now);
        return deal;
    }

    private static Deal Won() => After(it =>
    {
        it.Win(Order(), false, [], Program, Now);
        it.ConfirmWin(new(10_000m, "USD"), Order().WonOn, Program, Now);
    });

    private static Deal After(Action<Deal> end, Registrant? by = null)
    {
        var deal = Registered(["analytics"], by: by);
        end(deal);
        return deal;
    }

    private static Deal RegisteredAt(DateTimeOffset at, params string[] products) =>
        Deal.Register(NewRegistration(products: products), Gold, MatchedWith(), at);

    private static Deal ExtensionAsked()
    {
        var deal = RegisteredAt(Now.AddDays(-25));
        deal.Extend(ProtectionHistory.None, Program, Now);
        return deal;
    }

    /// <summary>One line is protected, and another that came free later waits for staff.</summary>
    private static Deal WithLineToDecide(DateTimeOffset registeredAt, Action<Deal>? then = null)
    {
        var deal = Deal.Register(
            NewRegistration(products: ["analytics", "platform"]), Gold, MatchedWith(["platform"]), registeredAt);
        deal.Approve(Program, registeredAt);
        deal.TakeFreedLine(Line("platform"), Gold with { HasLowWinRate = true }, MatchedWith(), registeredAt.AddDays(1));
        then?.Invoke(deal);
        return deal;
    }

    private static Deal ReviewRequired()
    {
        var deal = Registered(["analytics"]);
        deal.Update(NewRegistration(90_000m), Program, Now);
        return deal;
    }
}
