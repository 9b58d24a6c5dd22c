using System.Text.Json.Serialization;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;

namespace ChannelProgram.Domain.Accounts;

/// <summary>
/// How the customer of a registration was recognised, and by what; kept with the deal, for staff. It serialises as it is.
/// </summary>
/// <param name="Rules">The version of the rules by which names were read and compared.</param>
/// <param name="Opened">The account that was opened; null: some key was known.</param>
/// <param name="Keys">The strong keys that were asked for, each with the account that had it.</param>
/// <param name="Recognized">Those accounts, each with how its name fits.</param>
/// <param name="Compared">How many accounts' names were compared; none where a key was known.</param>
/// <param name="Candidates">Whose names are a match, best first, at most <see cref="MaxCandidates"/>.</param>
public sealed record CustomerMatch(
    string Rules, AccountId? Opened, IReadOnlyList<CustomerMatch.MatchedKey> Keys, IReadOnlyList<CustomerMatch.RecognizedAccount> Recognized, int Compared,
    IReadOnlyList<CustomerMatch.Candidate> Candidates)
{
    /// <summary>More than these nobody looks through.</summary>
    public const int MaxCandidates = 10;

    /// <param name="Account">Null: nobody had it.</param>
    public sealed record MatchedKey(KeyKind Kind, string Value, AccountId? Account);

    /// <param name="Name">As it was when it was compared.</param>
    public sealed record Candidate(AccountId Account, string Name, string Country, NameMatch Match);

    /// <summary>An account that a key pointed at.</summary>
    /// <param name="Name">Of its names, the one that fits best.</param>
    /// <param name="Match">How it fits; null: a key that pointed at it is confirmed, and its name need not fit.</param>
    public sealed record RecognizedAccount(AccountId Account, string Name, string Country, NameMatch? Match);

    /// <summary>Accounts with other keys have similar names: staff decides whether they are the same customer.</summary>
    [JsonIgnore]
    public bool HasSimilarNames => Candidates.Count > 0;

    /// <summary>An unconfirmed key points at an account with a different name: staff decides whether it is that customer.</summary>
    [JsonIgnore]
    public bool NameDiffers => Recognized.Any(it => it.Match is { IsMatch: false });

    /// <summary>All that it may be, by key or by name.</summary>
    [JsonIgnore]
    public IEnumerable<AccountId> Accounts => Recognized.Select(it => it.Account).Concat(Candidates.Select(it => it.Account)).Distinct();

    /// <summary>
    /// Some key was known. One that nobody confirmed recognises an account by itself only where the names match, as far as
    /// the lists tell: nothing is asked of the store for it.
    /// </summary>
    public static CustomerMatch ByKeys(CompanyName name, IEnumerable<StrongKey> keys, IReadOnlyCollection<OwnedKey> owned) => new(
        CompanyName.Rules,
        null,
        [.. keys.Select(it => new MatchedKey(it.Kind, it.Value, owned.FirstOrDefault(known => known.Key.Key == it)?.Account.Id))],
        [.. owned.GroupBy(it => it.Account.Id).OrderBy(it => it.Key).Select(it => CompareWithAccount(name, [.. it]))],
        0,
        []);

    /// <summary>No key was known: an account is opened, and may be another by name.</summary>
    public static CustomerMatch ByName(AccountId opened, CompanyName name, IEnumerable<StrongKey> keys, SimilarNames found)
    {
        var compared = found.Accounts.Select(it => it.Name).Distinct().ToDictionary(it => it, it => name.Compare(it, found.Rarity));
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
                    // One that others have become part of has several names.
                    .DistinctBy(it => it.Account)
                    .Take(MaxCandidates)
                    .Select(it => new Candidate(it.Account, it.Name.Written, it.Name.Country, compared[it.Name])),
            ]);
    }

    private static RecognizedAccount CompareWithAccount(CompanyName name, IReadOnlyList<OwnedKey> pointing)
    {
        var account = pointing[0].Account;
        if (pointing.Any(it => it.Key.IsConfirmed)) return new(account.Id, account.Name, account.Country, Match: null);

        return pointing.Select(it => (Name: it.OriginName, Country: it.OriginCountry)).Prepend((account.Name, account.Country)).Distinct()
            .Select(it => new RecognizedAccount(account.Id, it.Name, it.Country, name.Compare(CompanyName.Read(it.Name, it.Country), UncountedRarity.Instance)))
            .MaxBy(it => (it.Match!.IsMatch, it.Match.Score))!;
    }
}

/// <summary>Accounts whose names share a key with one and may match it, and how rare words are among all.</summary>
/// <param name="Compared">How many share a key with it, whether they may match or not.</param>
public sealed record SimilarNames(int Compared, IReadOnlyList<SimilarNames.NamedAccount> Accounts, IWordRarity Rarity)
{
    public static readonly SimilarNames None = new(0, [], UncountedRarity.Instance);

    /// <param name="Name">One for all that are written alike.</param>
    public sealed record NamedAccount(AccountId Account, CompanyName Name);
}
