using System.Text.Json.Serialization;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;

namespace ChannelProgram.Domain.Accounts;

/// <summary>How the customer of a registration was recognised. Stored with the deal as JSON, for staff.</summary>
/// <param name="Opened">The account that was opened; null: some key was known.</param>
/// <param name="Compared">How many accounts' names were compared; 0 where a key was known.</param>
/// <param name="Candidates">Accounts whose names match, best first, at most <see cref="MaxCandidates"/>.</param>
public sealed record CustomerMatch(
    string Rules, AccountId? Opened, IReadOnlyList<CustomerMatch.MatchedKey> Keys,
    IReadOnlyList<CustomerMatch.RecognizedAccount> Recognized, int Compared,
    IReadOnlyList<CustomerMatch.Candidate> Candidates)
{
    public const int MaxCandidates = 10;

    public sealed record MatchedKey(KeyKind Kind, string Value, AccountId? Account);

    /// <param name="Name">At the time of the comparison.</param>
    public sealed record Candidate(AccountId Account, string Name, string Country, NameMatch Match);

    /// <param name="Name">The best fitting of the account's names.</param>
    /// <param name="Match">Null: the key is confirmed, so the name need not match.</param>
    public sealed record RecognizedAccount(AccountId Account, string Name, string Country, NameMatch? Match);

    [JsonIgnore]
    public bool HasSimilarNames => Candidates.Count > 0;

    [JsonIgnore]
    public bool NameDiffers => Recognized.Any(it => it.Match is { IsMatch: false });

    [JsonIgnore]
    public IEnumerable<AccountId> Accounts =>
        Recognized.Select(it => it.Account).Concat(Candidates.Select(it => it.Account)).Distinct();

    /// <summary>
    /// Some key was known. An unconfirmed key recognises an account only if the names match too. They are compared without
    /// counted word rarity, to save queries.
    /// </summary>
    public static CustomerMatch ByKeys(CompanyName name, IEnumerable<StrongKey> keys, IReadOnlyCollection<OwnedKey> owned) => new(
        CompanyName.Rules,
        null,
        [.. keys.Select(it => new MatchedKey(it.Kind, it.Value, owned.FirstOrDefault(known => known.Key.Key == it)?.Account.Id))],
        [.. owned.GroupBy(it => it.Account.Id).OrderBy(it => it.Key).Select(it => CompareWithAccount(name, [.. it]))],
        0,
        []);

    public static CustomerMatch ByName(AccountId opened, CompanyName name, IEnumerable<StrongKey> keys, SimilarNames found)
    {
        var compared = found.Accounts.Select(it => it.Name).Distinct()
            .ToDictionary(it => it, it => name.Compare(it, found.Rarity));
        return new(
            CompanyName.Rules,
            opened,
            [.. keys.Select(it => new MatchedKey(it.Kind, it.Value, null))],
            [],
            found.Compared,
            [
                .. found.Accounts
                    .Where(it => compared[it.Name].IsMatch)
                    .OrderByDescending(it => compared[it.Name].Score).ThenBy(it => it.Account)
                    // An account that others were merged into has several names.
                    .DistinctBy(it => it.Account)
                    .Take(MaxCandidates)
                    .Select(it => new Candidate(it.Account, it.Name.Written, it.Name.Country, compared[it.Name])),
            ]);
    }

    private static RecognizedAccount CompareWithAccount(CompanyName name, IReadOnlyList<OwnedKey> pointing)
    {
        var account = pointing[0].Account;
        if (pointing.Any(it => it.Key.IsConfirmed)) return new(account.Id, account.Name, account.Country, Match: null);

        return pointing.Select(it => (Name: it.OriginName, Country: it.OriginCountry)).Prepend((account.Name, account.Country))
            .Distinct()
            .Select(
                it =>
                    new RecognizedAccount(
                        account.Id, it.Name, it.Country,
                        name.Compare(CompanyName.Read(it.Name, it.Country), UncountedRarity.Instance)))
            .MaxBy(it => (it.Match!.IsMatch, it.Match.Score))!;
    }
}

/// <param name="Compared">How many accounts share an index key, whether or not their names may match.</param>
public sealed record SimilarNames(int Compared, IReadOnlyList<SimilarNames.NamedAccount> Accounts, IWordRarity Rarity)
{
    public static readonly SimilarNames None = new(0, [], UncountedRarity.Instance);

    public sealed record NamedAccount(AccountId Account, CompanyName Name);
}
