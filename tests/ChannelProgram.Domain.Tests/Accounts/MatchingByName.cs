using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Accounts.Names;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Domain.Tests.Accounts;

public class MatchingByName
{
    private static readonly StrongKey Domain = new(KeyKind.Domain, "fitzgerald.com");
    private static readonly StrongKey Tax = new(KeyKind.TaxId, "US123456789");

    [Fact]
    public void Where_a_key_is_known_it_tells_which_account_each_hit_and_nobody_is_in_doubt()
    {
        var matching = Matching.ByKeys([Domain, Tax], new Dictionary<StrongKey, AccountId> { [Tax] = Id(1) });

        Assert.Equal([new(KeyKind.Domain, Domain.Value, null), new(KeyKind.TaxId, Tax.Value, Id(1))], matching.Keys);
        Assert.Equal((null, 0, ReviewReasons.None), (matching.Opened, matching.Compared, matching.Doubts));
    }

    [Fact]
    public void Names_that_match_are_candidates_best_first_and_others_are_not()
    {
        var matching = Against("Fitzgerald Dental Supplies", "Fitzgerald Dental", "Fitzgereld Dental", "Fitzgerald Motors");

        Assert.Equal(["Fitzgerald Dental", "Fitzgereld Dental"], matching.Candidates.Select(it => it.Name));
        Assert.Equal((4, ReviewReasons.AlikeNames, Id(100)), (matching.Compared, matching.Doubts, matching.Opened));
        Assert.Equal(1000, matching.Candidates[0].Match.Score);
        Assert.Contains(matching.Candidates[1].Match.Words, it => it is { Word: "fitzgerald", Counterpart: "fitzgereld", Agreement: Agreement.Spelling });
    }

    [Fact]
    public void No_more_than_ten_are_kept_the_oldest_of_equal_ones()
    {
        var matching = Against([.. Enumerable.Repeat("Fitzgerald Dental", 12)]);

        Assert.Equal(Enumerable.Range(0, Matching.MostCandidates).Select(Id), matching.Candidates.Select(it => it.Account));
        Assert.Equal(12, matching.Compared);
    }

    [Fact]
    public void Strangers_leave_no_doubt() => Assert.Equal(ReviewReasons.None, Against("Fitzgerald Motors", "Dental Union").Doubts);

    private static Matching Against(params string[] known) => Matching.ByName(
        Id(100), CompanyName.Read("Fitzgerald Dental Inc", "US"), [Domain],
        // The youngest first: what is kept does not hang on the order in which they were found.
        new(
            [.. known.Select((it, place) => new Namesakes.Known(Id(place), CompanyName.Read(it, "US"))).Reverse()],
            UncountedRarity.Instance));

    private static AccountId Id(int number) => new(new Guid(number, 0, 0, new byte[8]));
}
