using ChannelProgram.Application.Claims;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// All that a registration reads of the store and writes to it, so that it can be read and written in another way: see
/// docs/decisions/registrations-behind-a-port.md. Accounts and claims belong to the program: nothing of them here is scoped
/// to a partner, and no answer to a partner is made of it.
/// </summary>
public interface IRegistrations
{
    /// <summary>
    /// Locks these keys to the end of the transaction, in sorted order: from here on nobody else opens an account for them.
    /// </summary>
    /// <param name="may">Whether the partner, as found, may register: who may not waits for no lock.</param>
    /// <returns>What a registration meets; null if the caller sees no such partner.</returns>
    Task<RegistrationContext?> Load(PartnerId partner, string? externalId, IReadOnlyList<StrongKey> keys, Predicate<Partner> may, CancellationToken ct);

    /// <summary>
    /// Locks the accounts of these to the end of the transaction, in sorted order: from here on nobody else takes, frees or
    /// passes on a line of theirs.
    /// </summary>
    /// <returns>What is claimed of these, and what is known of the accounts then.</returns>
    Task<CompetingClaims> LoadCompetingClaims(IReadOnlyList<ClaimTarget> wanted, PartnerId partner, CancellationToken ct);

    /// <summary>
    /// Accounts whose names may be like this one: those that share most keys of names with it, a bounded number. Asked only
    /// where no strong key is known; who registers at this very moment is not among them.
    /// </summary>
    Task<SimilarNames> FindSimilarNames(CompanyName name, CancellationToken ct);

    /// <summary>
    /// Stores a deal and its strong keys with the account that it opened, or that learned from it, and how that was found;
    /// written with the commit.
    /// </summary>
    void Add(Deal deal, Account account, CustomerMatch matching);
}

/// <summary>What a registration meets.</summary>
/// <param name="Accounts">Those that its keys point at, oldest first; none if no key is known.</param>
/// <param name="OwnedKeys">Those of its keys that belong to them.</param>
/// <param name="IsOwnOrganisation">One of them is the partner itself, by a key of the partner's that is confirmed to be that account's.</param>
public sealed record RegistrationContext(
    Partner Partner, bool ExternalIdInUse, IReadOnlyList<Account> Accounts, IReadOnlyList<OwnedKey> OwnedKeys, bool IsOwnOrganisation);

/// <summary>What a registration meets on its accounts, under their locks.</summary>
/// <param name="Claims">On what it wants, held by anybody or awaited by its partner.</param>
/// <param name="OpenDeals">What its partner has open on them.</param>
/// <param name="IsConfirmed">Each of the accounts has a key that is confirmed.</param>
/// <param name="IsCustomerDisputed">Of one of the accounts it is not settled who somebody's customer is.</param>
public sealed record CompetingClaims(IReadOnlyList<CompetingClaim> Claims, IReadOnlyList<OpenDeal> OpenDeals, bool IsConfirmed, bool IsCustomerDisputed)
{
    /// <summary>Nobody is about a customer that is new.</summary>
    public static readonly CompetingClaims None = new([], [], IsConfirmed: false, IsCustomerDisputed: false);
}
