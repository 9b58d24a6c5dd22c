using ChannelProgram.Domain.Conflicts;

namespace ChannelProgram.Domain.Tests.Conflicts;

public class ConflictAdviceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    /// <summary>It has done nothing but register.</summary>
    private static readonly AdvisedParty Holder =
        new(new(Guid.Parse("00000000-0000-7000-8000-000000000001")), ConflictRole.Holder) { Place = 1, MayHold = true };

    /// <summary>It registered later, and has a document for its side.</summary>
    private static readonly AdvisedParty Challenger =
        new(new(Guid.Parse("00000000-0000-7000-8000-000000000002")), ConflictRole.Challenger)
        {
            Place = 2,
            MayHold = true,
            HasEvidence = true,
        };

    private static readonly AdvisedParty Third = Challenger with
    {
        Deal = new(Guid.Parse("00000000-0000-7000-8000-000000000003")),
        Place = 3,
    };

    [Fact]
    public void Without_evidence_the_holder_is_upheld_whatever_else_is_known()
    {
        var advice = ConflictAdvice.Of(Case(Holder, Worked(Challenger) with { HasEvidence = false, IsUnclear = true }));

        Assert.Equal(ConflictOutcome.UpholdHolder, advice.Outcome);
        Assert.Null(advice.Deal);
        Assert.Empty(advice.Shares);
    }

    [Fact]
    public void A_later_challenger_that_has_done_nothing_gets_nothing() =>
        Assert.Equal(ConflictOutcome.UpholdHolder, ConflictAdvice.Of(Case(Holder, Challenger)).Outcome);

    [Fact]
    public void A_holder_that_has_done_nothing_yields_to_real_progress()
    {
        var advice = ConflictAdvice.Of(Case(Holder, Worked(Challenger)));

        AssertGivenTo(Challenger, advice);
        Assert.Empty(advice.Shares);
    }

    [Fact]
    public void A_holder_that_has_done_nothing_yields_to_whoever_registered_earlier()
    {
        var advice = ConflictAdvice.Of(Case(Holder, Challenger with { Place = 0 }));

        AssertGivenTo(Challenger, advice);
    }

    [Fact]
    public void A_holder_that_works_on_it_does_not_yield() =>
        Assert.Equal(
            ConflictOutcome.UpholdHolder,
            ConflictAdvice.Of(Case(Holder with { HasActivity = true }, Worked(Challenger) with { Place = 0 })).Outcome);

    [Fact]
    public void Of_several_challengers_progress_comes_before_an_earlier_registration()
    {
        var advice = ConflictAdvice.Of(Case(Holder, Challenger with { Place = 0 }, Worked(Third)));

        AssertGivenTo(Third, advice);
    }

    [Fact]
    public void Who_may_not_have_the_line_does_not_get_it() =>
        Assert.Equal(
            ConflictOutcome.UpholdHolder, ConflictAdvice.Of(Case(Holder, Worked(Challenger) with { MayHold = false })).Outcome);

    [Fact]
    public void Where_both_have_real_progress_they_share_the_credit()
    {
        var advice = ConflictAdvice.Of(Case(Worked(Holder), Worked(Challenger)));

        Assert.Equal(ConflictOutcome.SplitCredit, advice.Outcome);
        Assert.Equal([Share(Holder, 50m), Share(Challenger, 50m)], advice.Shares);
        Assert.Null(advice.Fallback);
    }

    [Fact]
    public void Where_their_tiers_offer_it_they_sell_together()
    {
        var advice = ConflictAdvice.Of(
            Case(Worked(Holder) with { MayCoSell = true }, Worked(Challenger) with { MayCoSell = true }));

        Assert.Equal(ConflictOutcome.CoSell, advice.Outcome);
        Assert.Equal(ConflictOutcome.SplitCredit, advice.Fallback);
        Assert.Equal(100m, advice.Shares.Sum(it => it.Percent));
    }

    [Fact]
    public void One_tier_without_co_selling_is_enough_to_split() =>
        Assert.Equal(
            ConflictOutcome.SplitCredit,
            ConflictAdvice.Of(Case(Worked(Holder) with { MayCoSell = true }, Worked(Challenger))).Outcome);

    [Fact]
    public void Shares_of_three_add_up_to_exactly_100_percent()
    {
        var advice = ConflictAdvice.Of(Case(Worked(Holder), Worked(Challenger), Worked(Third)));

        Assert.Equal([Share(Holder, 33.34m), Share(Challenger, 33.33m), Share(Third, 33.33m)], advice.Shares);
    }

    [Fact]
    public void A_confirmed_choice_of_the_customer_is_followed()
    {
        var advice = ConflictAdvice.Of(Case(Holder, Chosen(Challenger)));

        AssertGivenTo(Challenger, advice);
        Assert.Empty(advice.Shares);
    }

    [Fact]
    public void After_a_demo_the_holder_gets_the_releasing_share()
    {
        var advice = ConflictAdvice.Of(Case(Worked(Holder) with { HasDemoOrProposal = true }, Chosen(Challenger)));

        AssertGivenTo(Challenger, advice);
        Assert.Equal([Share(Challenger, 75m), Share(Holder, 25m)], advice.Shares);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void A_releasing_share_that_is_none_or_all_is_not_shared(int percent) =>
        Assert.Empty(ConflictAdvice.Of(
            Case(Holder with { HasDemoOrProposal = true }, Chosen(Challenger)) with { ReleasingSharePercent = percent }).Shares);

    [Fact]
    public void Whom_the_customer_confirmed_last_is_its_choice()
    {
        var advice = ConflictAdvice.Of(Case(Holder, Chosen(Challenger) with { ChosenAt = Now.AddDays(1) }, Chosen(Third)));

        AssertGivenTo(Challenger, advice);
    }

    [Fact]
    public void A_choice_is_followed_against_the_vendor_too()
    {
        var advice = ConflictAdvice.Of(Case(Chosen(Challenger)) with { VendorIsParty = true });

        AssertGivenTo(Challenger, advice);
    }

    [Fact]
    public void Otherwise_nothing_is_suggested_where_the_vendor_is_a_party() =>
        Assert.Null(ConflictAdvice.Of(Case(Worked(Challenger)) with { VendorIsParty = true }).Outcome);

    [Fact]
    public void A_confirmed_win_is_upheld() =>
        Assert.Equal(
            ConflictOutcome.UpholdHolder,
            ConflictAdvice.Of(Case(Holder, Chosen(Challenger)) with { RevenueConfirmed = true }).Outcome);

    [Fact]
    public void The_credit_of_a_confirmed_win_is_shared_with_who_worked_on_it()
    {
        var advice = ConflictAdvice.Of(Case(Holder, Worked(Challenger)) with { RevenueConfirmed = true });

        Assert.Equal(ConflictOutcome.SplitCredit, advice.Outcome);
        Assert.Null(advice.Deal);
        Assert.Equal([Share(Holder, 50m), Share(Challenger, 50m)], advice.Shares);
    }

    [Fact]
    public void Nothing_is_suggested_while_it_is_in_doubt_who_the_customer_is() =>
        Assert.Null(ConflictAdvice.Of(Case(Holder, Chosen(Challenger) with { IsUnclear = true })).Outcome);

    [Fact]
    public void A_case_about_no_line_reassigns_none()
    {
        var about = Case(Holder, Worked(Challenger), Chosen(Third)) with { IsAboutLine = false };

        Assert.Equal(ConflictOutcome.UpholdHolder, ConflictAdvice.Of(about).Outcome);
    }

    private static void AssertGivenTo(AdvisedParty to, ConflictAdvice advice)
    {
        Assert.Equal(ConflictOutcome.Reassign, advice.Outcome);
        Assert.Equal(to.Deal, advice.Deal);
    }

    private static AdvisedConflict Case(params AdvisedParty[] parties) =>
        new(IsAboutLine: true, parties) { ReleasingSharePercent = 25m };

    private static DecidedShare Share(AdvisedParty of, decimal percent) => new(of.Deal, percent);

    private static AdvisedParty Worked(AdvisedParty it) => it with { HasActivity = true, HasProgress = true };

    private static AdvisedParty Chosen(AdvisedParty it) => it with { HasEvidence = false, ChosenAt = Now };
}
