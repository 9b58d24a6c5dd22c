using ChannelProgram.Application.Claims;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// All that a registration reads and writes: see docs/decisions/registrations-behind-a-port.md. Not scoped to a partner; nothing
/// about accounts and claims may reach a partner's answer.
/// </summary>
public interface IRegistrations
{
    /// <summary>
    /// Locks the keys, then the accounts that have them, each in sorted order, until the transaction ends, and loads what decides
    /// the registration. Meanwhile nobody else can open an account for these keys or change claims on these accounts. A partner
    /// that may not register waits for no lock.
    /// </summary>
    Task<RegistrationContext> Load(RegistrationRequest request, CancellationToken ct);

    Task<CompetingClaims> LoadCompetingClaims(IReadOnlyList<ClaimTarget> wanted, PartnerId partner, CancellationToken ct);

    /// <summary>
    /// Adds the deal, its keys, the account it opened or added keys to, and the matching result. Stored with the commit.
    /// </summary>
    void Add(RegistrationDecision.Accepted accepted);

    Task<RegistrationCounts> Count(PartnerId partner, ProgramVersion program, DateTimeOffset now, CancellationToken ct);

    /// <summary>The same. Nobody registers for this partner until the transaction ends.</summary>
    Task<RegistrationCounts> LockAndCount(PartnerId partner, ProgramVersion program, DateTimeOffset now, CancellationToken ct);

    /// <summary>
    /// Whether too few of the partner's deals are won by now. It is stored: a low share is over at a higher one. Asked wherever
    /// that matters, and before a win raises the share. As when it registers, a partner whose tier limits nothing is not judged.
    /// </summary>
    Task<bool> JudgeWinRate(Partner partner, ProgramVersion program, DateTimeOffset now, CancellationToken ct);

    /// <summary>Stores what was found about the partner's share of won deals.</summary>
    Task SetLowWinRate(PartnerId partner, bool isLow, CancellationToken ct);
}

public interface IReceiptIssuer
{
    /// <summary>Signs what was registered, once: each call makes another receipt.</summary>
    string Issue(Deal deal);
}

/// <summary>Read under the locks of the accounts.</summary>
/// <param name="Claims">On the lines wanted: taken by anybody, or waitlisted for the partner.</param>
/// <param name="OpenDeals">The partner's open deals on these accounts.</param>
/// <param name="IsConfirmed">Each account has a confirmed key.</param>
/// <param name="IsCustomerDisputed">One of the accounts has an open dispute.</param>
public sealed record CompetingClaims(
    IReadOnlyList<CompetingClaim> Claims, IReadOnlyList<OpenDeal> OpenDeals, bool IsConfirmed, bool IsCustomerDisputed)
{
    public static readonly CompetingClaims None = new([], [], IsConfirmed: false, IsCustomerDisputed: false);
}
