using System.Text.Json.Serialization;
using ChannelProgram.Domain.Accounts.Names;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Domain.Accounts;

/// <summary>
/// How the customer of a registration was recognised, and by what; kept with the deal, for staff. It serialises as it is.
/// </summary>
/// <param name="Rules">The version of the rules by which names were read and compared.</param>
/// <param name="Opened">The account that was opened; null: some key was known.</param>
/// <param name="Keys">The strong keys that were asked for, each with the account that had it.</param>
/// <param name="Recognised">Those accounts, each with how its name fits.</param>
/// <param name="Compared">How many accounts' names were compared; none where a key was known.</param>
/// <param name="Candidates">Whose names are a match, best first, at most <see cref="MostCandidates"/>.</param>
public sealed record Matching(
    string Rules, AccountId? Opened, IReadOnlyList<Matching.KeyHit> Keys, IReadOnlyList<Matching.Known> Recognised, int Compared,
    IReadOnlyList<Matching.Candidate> Candidates)
{
    /// <summary>More than these nobody looks through.</summary>
    public const int MostCandidates = 10;

    /// <param name="Account">Null: nobody had it.</param>
    public sealed record KeyHit(KeyKind Kind, string Value, AccountId? Account);

    /// <param name="Name">As it was when it was compared.</param>
    public sealed record Candidate(AccountId Account, string Name, string Country, NameMatch Match);

    /// <summary>An account that a key pointed at.</summary>
    /// <param name="Name">Of its names, the one that fits best.</param>
    /// <param name="Match">How it fits; null: a key that pointed at it is confirmed, and its name need not fit.</param>
    public sealed record Known(AccountId Account, string Name, string Country, NameMatch? Match);

    /// <summary>What staff has to look at: a weak match blocks nothing.</summary>
    [JsonIgnore]
    public ReviewReasons Doubts =>
        (Candidates.Count > 0 ? ReviewReasons.AlikeNames : ReviewReasons.None)
        | (Recognised.Any(it => it.Match is { IsMatch: false }) ? ReviewReasons.NameDiffers : ReviewReasons.None);

    /// <summary>All that it may be, by key or by name.</summary>
    [JsonIgnore]
    public IEnumerable<AccountId> Accounts => Recognised.Select(it => it.Account).Concat(Candidates.Select(it => it.Account)).Distinct();

    /// <summary>
    /// Some key was known. One that nobody confirmed recognises an account by itself only where the names match, as far as
    /// the lists tell: nothing is asked of the store for it.
    /// </summary>
    public static Matching ByKeys(CompanyName name, IEnumerable<StrongKey> keys, IReadOnlyCollection<KnownKey> owned) => new(
        CompanyName.Rules,
        null,
        [.. keys.Select(it => new KeyHit(it.Kind, it.Value, owned.FirstOrDefault(known => known.Key.Key == it)?.Account.Id))],
        [.. owned.GroupBy(it => it.Account.Id).OrderBy(it => it.Key).Select(it => Fit(name, [.. it]))],
        0,
        []);

    /// <summary>No key was known: an account is opened, and may be another by name.</summary>
    public static Matching ByName(AccountId opened, CompanyName name, IEnumerable<StrongKey> keys, Namesakes found)
    {
        var compared = found.Accounts.Select(it => it.Name).Distinct().ToDictionary(it => it, it => name.Compare(it, found.Rarity));
        return new(
            CompanyName.Rules,
            opened,
            [.. keys.Select(it => new KeyHit(it.Kind, it.Value, null))],
            [],
            found.Compared,
            [
                .. found.Accounts
                    .Where(it => compared[it.Name].IsMatch)
                    .OrderByDescending(it => compared[it.Name].Score).ThenBy(it => it.Account)
                    // One that others have become part of has several names.
                    .DistinctBy(it => it.Account)
                    .Take(MostCandidates)
                    .Select(it => new Candidate(it.Account, it.Name.Written, it.Name.Country, compared[it.Name])),
            ]);
    }

    private static Known Fit(CompanyName name, IReadOnlyList<KnownKey> pointing)
    {
        var account = pointing[0].Account;
        if (pointing.Any(it => it.Key.IsConfirmed)) return new(account.Id, account.Name, account.Country, Match: null);

        return pointing.Select(it => (Name: it.OriginName, Country: it.OriginCountry)).Prepend((account.Name, account.Country)).Distinct()
            .Select(it => new Known(account.Id, it.Name, it.Country, name.Compare(CompanyName.Read(it.Name, it.Country), UncountedRarity.Instance)))
            .MaxBy(it => (it.Match!.IsMatch, it.Match.Score))!;
    }
}

/// <summary>Accounts whose names share a key with one and may match it, and how rare words are among all.</summary>
/// <param name="Compared">How many share a key with it, whether they may match or not.</param>
public sealed record Namesakes(int Compared, IReadOnlyList<Namesakes.Known> Accounts, IWordRarity Rarity)
{
    public static readonly Namesakes None = new(0, [], UncountedRarity.Instance);

    /// <param name="Name">One for all that are written alike.</param>
    public sealed record Known(AccountId Account, CompanyName Name);
}
