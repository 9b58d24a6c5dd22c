using ChannelProgram.Application.Accounts;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

public sealed record GetDealMatching(DealId Id) : IRequest<Result<DealMatching>>
{
    public sealed class Handler(IDealLookup deals, ICustomerMatches matches, IAccounts accounts)
        : IRequestHandler<GetDealMatching, Result<DealMatching>>
    {
        public async Task<Result<DealMatching>> Handle(GetDealMatching request, CancellationToken ct)
        {
            if (await deals.Find(request.Id, ct) is not { } deal) return DealRefusals.NotFound;
            var matching = await matches.Of(deal, ct);

            HashSet<AccountId> meant = [.. deal.Accounts];
            foreach (var account in matching.Accounts)
                if (await accounts.FindSurvivor(account, ct) is { } remaining) meant.Add(remaining);
            return DealMatching.Of(
                matching, await accounts.RelativesOf(meant, DealMatching.MaxRelatives, ct),
                CompanyName.Read(deal.Customer.Name, deal.Customer.Country));
        }
    }
}

/// <summary>Stored matching results. Not scoped: the caller must be staff and have read the deal.</summary>
public interface ICustomerMatches
{
    Task<CustomerMatch> Of(Deal deal, CancellationToken ct);

    Task<IReadOnlyDictionary<DealId, CustomerMatch>> Of(IReadOnlyCollection<DealId> deals, CancellationToken ct);
}

/// <summary>How a customer was recognised.</summary>
/// <param name="Rules">The version of the rules by which names were read and compared.</param>
/// <param name="AccountOpened">The account that was opened for it; null if a key was known.</param>
/// <param name="Keys">The strong keys that it was registered with.</param>
/// <param name="Recognized">The accounts that the keys belong to, each with how its name fits.</param>
/// <param name="NamesCompared">How many accounts with a similar name were compared. 0 if a key was known.</param>
/// <param name="Candidates">Accounts whose names match, best first. If there are any, staff decides.</param>
/// <param name="Relatives">
/// Accounts that own one of these or are owned by one, as it is now. At most the first 50. One of them may be the customer that
/// is meant; the program merges none of them by itself.
/// </param>
public sealed record DealMatching(
    [TextFormat(CompanyName.MaxRulesLength, "^[a-z]+-[0-9]+$")] string Rules,
    Guid? AccountOpened,
    [Count(1, 3)] IReadOnlyList<DealMatching.StrongKey> Keys,
    [Count(0, 3)] IReadOnlyList<DealMatching.RecognizedAccount> Recognized,
    int NamesCompared,
    [Count(0, CustomerMatch.MaxCandidates)] IReadOnlyList<DealMatching.Candidate> Candidates,
    [Count(0, DealMatching.MaxRelatives)] IReadOnlyList<DealMatching.Relative> Relatives)
{
    public const int MaxRelatives = 50;

    /// <param name="Value">In its canonical form.</param>
    /// <param name="Account">The account that had it; null if none did.</param>
    [SchemaName("DealMatchingKey")]
    public sealed record StrongKey(KeyKind Kind, [Line(Domain.Companies.StrongKey.MaxLength)] string Value, Guid? Account);

    /// <param name="Name">The name of the account that fits best.</param>
    /// <param name="Fit">How the name fits. Null if one of the keys was confirmed: then the name need not fit.</param>
    [SchemaName("DealMatchingAccount")]
    public sealed record RecognizedAccount(
        Guid Account, [Line(CompanyName.MaxLength)] string Name, [CountryCode] string Country, Fit? Fit);

    /// <param name="IsMatch">If not, staff confirms or separates the customer.</param>
    /// <param name="Score">0 to 1000: the weight of what agrees as a share of all.</param>
    /// <param name="Finding">What decided.</param>
    [SchemaName("NameComparison")]
    public sealed record Fit(bool IsMatch, int Score, NameFinding Finding, IReadOnlyList<Evidence> Words);

    /// <param name="Score">0 to 1000: the weight of what agrees as a share of all.</param>
    /// <param name="Finding">What decided.</param>
    public sealed record Candidate(
        Guid Account, [Line(CompanyName.MaxLength)] string Name, [CountryCode] string Country,
        int Score, NameFinding Finding, IReadOnlyList<Evidence> Words);

    /// <param name="Of">The account that it owns, or is owned by.</param>
    /// <param name="Score">How far its name agrees with the one that was registered, 0 to 1000.</param>
    public sealed record Relative(
        Guid Account, [Line(CompanyName.MaxLength)] string Name, [CountryCode] string Country,
        AccountRelationship Relationship, Guid Of, int Score);

    /// <param name="Word">In the name that was registered; null if only the candidate has it.</param>
    /// <param name="Counterpart">In the candidate's name; null if it has none.</param>
    /// <param name="Weight">How much it says of a company, 0 to 1000.</param>
    /// <param name="Score">How well they agree, 0 to 1000.</param>
    [SchemaName("WordComparison")]
    public sealed record Evidence(
        [Line(1000)] string? Word, [Line(1000)] string? Counterpart, Agreement Agreement, int Weight, int Score);

    public static DealMatching Of(CustomerMatch it, IEnumerable<RelatedAccount> relatives, CompanyName registered) => new(
        it.Rules,
        it.Opened?.Value,
        [.. it.Keys.Select(key => new StrongKey(key.Kind, key.Value, key.Account?.Value))],
        [.. it.Recognized.Select(known => new RecognizedAccount(
            known.Account.Value, known.Name, known.Country,
            known.Match is { } match ? new(match.IsMatch, match.Score, match.Finding, Words(match)) : null))],
        it.Compared,
        [
            .. it.Candidates.Select(candidate => new Candidate(
                candidate.Account.Value, candidate.Name, candidate.Country, candidate.Match.Score, candidate.Match.Finding,
                Words(candidate.Match))),
        ],
        [
            .. relatives.Select(relative => new Relative(
                relative.Account.Value, relative.Name, relative.Country, relative.Relationship, relative.Of.Value,
                registered.Compare(CompanyName.Read(relative.Name, relative.Country), UncountedRarity.Instance).Score)),
        ]);

    private static IReadOnlyList<Evidence> Words(NameMatch match) =>
        [.. match.Words.Select(word => new Evidence(word.Word, word.Counterpart, word.Agreement, word.Weight, word.Score))];
}
