using ChannelProgram.Application.Claims;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// All that a registration reads of the store and writes to it: see docs/decisions/registrations-behind-a-port.md. Accounts and
/// claims belong to the program: nothing of them here is scoped to a partner, and no answer to a partner is made of it.
/// </summary>
public interface IRegistrations
{
    /// <summary>
    /// Locks the keys and then the accounts that have them to the end of the transaction, each in sorted order, and loads what
    /// the registration is decided by: from here on nobody else opens an account for these keys, and nobody takes, frees or
    /// passes on a line of these accounts. A partner that may not register waits for no lock.
    /// </summary>
    Task<RegistrationContext> Load(RegistrationRequest request, CancellationToken ct);

    /// <summary>Locks the accounts of these targets, as <see cref="Load"/> does, and loads the claims on them.</summary>
    Task<CompetingClaims> LoadCompetingClaims(IReadOnlyList<ClaimTarget> wanted, PartnerId partner, CancellationToken ct);

    /// <summary>
    /// Adds a deal and its strong keys with the account that it opened, or that learned from it, and how that was found;
    /// stored with the commit.
    /// </summary>
    void Add(RegistrationDecision.Accepted accepted);
}

/// <summary>What is claimed of the accounts of a registration, under their locks.</summary>
/// <param name="Claims">On what it wants, held by anybody or awaited by its partner.</param>
/// <param name="OpenDeals">What its partner has open on them.</param>
/// <param name="IsConfirmed">Each of the accounts has a key that is confirmed.</param>
/// <param name="IsCustomerDisputed">Of one of the accounts it is not settled who somebody's customer is.</param>
public sealed record CompetingClaims(IReadOnlyList<CompetingClaim> Claims, IReadOnlyList<OpenDeal> OpenDeals, bool IsConfirmed, bool IsCustomerDisputed)
{
    /// <summary>Nobody is about a customer that is new.</summary>
    public static readonly CompetingClaims None = new([], [], IsConfirmed: false, IsCustomerDisputed: false);
}
