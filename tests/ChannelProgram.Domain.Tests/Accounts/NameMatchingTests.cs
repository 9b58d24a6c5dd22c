using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Domain.Tests.Accounts;

public class NameMatchingTests
{
    private static readonly CompanyName Asked = CompanyName.Read("Fitzgerald Dental Inc", "US");
    private static readonly StrongKey Domain = new(KeyKind.Domain, "fitzgerald.com");
    private static readonly StrongKey Tax = new(KeyKind.TaxId, "US123456789");

    [Fact]
    public void A_known_key_with_a_matching_name_identifies_its_account()
    {
        var known = Known(Tax, "Fitzgereld Dental");
        var matching = CustomerMatch.ByKeys(Asked, [Domain, Tax], [known]);

        Assert.Equal([new(KeyKind.Domain, Domain.Value, null), new(KeyKind.TaxId, Tax.Value, known.Account.Id)], matching.Keys);
        Assert.Equal(
            (null, 0, ReviewReasons.None), (matching.Opened, matching.Compared, MatchedCustomer.ReviewReasonsOf(matching)));
        var fit = Assert.Single(matching.Recognized);
        Assert.Equal((known.Account.Id, "Fitzgereld Dental", true), (fit.Account, fit.Name, fit.Match!.IsMatch));
    }

    [Fact]
    public void A_key_that_nobody_confirmed_recognises_no_account_of_another_name() =>
        Assert.Equal(
            ReviewReasons.NameDiffers,
            MatchedCustomer.ReviewReasonsOf(CustomerMatch.ByKeys(Asked, [Domain], [Known(Domain, "Wetherby Motors")])));

    [Fact]
    public void One_confirmed_key_of_those_that_hit_it_is_enough_whatever_the_name()
    {
        var confirmed = Known(Tax, "Wetherby Motors");
        confirmed.Account.ConfirmKey(confirmed.Key, new(Confirmer.Staff, "somebody", DateTimeOffset.UnixEpoch));

        var matching =
            CustomerMatch.ByKeys(Asked, [Domain, Tax], [Known(Domain, "Wetherby Motors", confirmed.Account), confirmed]);

        Assert.Equal(
            (ReviewReasons.None, null), (MatchedCustomer.ReviewReasonsOf(matching), Assert.Single(matching.Recognized).Match));
    }

    [Fact]
    public void The_name_that_the_key_was_first_registered_with_fits_as_well()
    {
        var matching =
            CustomerMatch.ByKeys(Asked, [Domain], [Known(Domain, "Wetherby Motors") with { OriginName = "Fitzgerald Dental" }]);

        Assert.Equal(
            (ReviewReasons.None, "Fitzgerald Dental"),
            (MatchedCustomer.ReviewReasonsOf(matching), Assert.Single(matching.Recognized).Name));
    }

    [Fact]
    public void With_two_matched_accounts_each_name_has_to_match()
    {
        var (one, other) = (
            Known(Domain, "Fitzgerald Dental"),
            Known(Tax, "Wetherby Motors", Account.Open(CompanyName.Read("Wetherby Motors", "US"), DateTimeOffset.UnixEpoch)));

        var matching = CustomerMatch.ByKeys(Asked, [Domain, Tax], [one, other]);

        Assert.Equal(ReviewReasons.NameDiffers, MatchedCustomer.ReviewReasonsOf(matching));
        Assert.Equal([true, false], matching.Recognized.OrderBy(it => it.Name).Select(it => it.Match!.IsMatch));
    }

    [Fact]
    public void Names_that_match_are_candidates_best_first_and_others_are_not()
    {
        var matching = Against("Fitzgerald Dental Supplies", "Fitzgerald Dental", "Fitzgereld Dental", "Fitzgerald Motors");

        Assert.Equal(["Fitzgerald Dental", "Fitzgereld Dental"], matching.Candidates.Select(it => it.Name));
        Assert.Equal(
            (4, ReviewReasons.SimilarNames, Id(100)),
            (matching.Compared, MatchedCustomer.ReviewReasonsOf(matching), matching.Opened));
        Assert.Equal(1000, matching.Candidates[0].Match.Score);
        Assert.Contains(
            matching.Candidates[1].Match.Words,
            it => it is { Word: "fitzgerald", Counterpart: "fitzgereld", Agreement: Agreement.Spelling });
    }

    [Fact]
    public void No_more_than_ten_are_kept_the_oldest_of_equal_ones()
    {
        var matching = Against([.. Enumerable.Repeat("Fitzgerald Dental", 12)]);

        Assert.Equal(Enumerable.Range(0, CustomerMatch.MaxCandidates).Select(Id), matching.Candidates.Select(it => it.Account));
        Assert.Equal(12, matching.Compared);
    }

    [Fact]
    public void Unknown_customers_need_no_review() =>
        Assert.Equal(ReviewReasons.None, MatchedCustomer.ReviewReasonsOf(Against("Fitzgerald Motors", "Dental Union")));

    private static OwnedKey Known(StrongKey key, string name, Account? of = null)
    {
        var account = of ?? Account.Open(CompanyName.Read(name, "US"), DateTimeOffset.UnixEpoch);
        account.AddAssertedKeys([key], new(Guid.Empty), DateTimeOffset.UnixEpoch);
        return new(account.NewKeys.Single(it => it.Key == key), account, name, "US");
    }

    private static CustomerMatch Against(params string[] known) => CustomerMatch.ByName(
        Id(100), Asked, [Domain],
        // The youngest first: what is kept does not hang on the order in which they were found.
        new(
            known.Length,
            [.. known.Select((it, place) => new SimilarNames.NamedAccount(Id(place), CompanyName.Read(it, "US"))).Reverse()],
            UncountedRarity.Instance));

    private static AccountId Id(int number) => new(new Guid(number, 0, 0, new byte[8]));
}
