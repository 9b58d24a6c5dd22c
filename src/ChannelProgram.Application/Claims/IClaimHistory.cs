using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;

namespace ChannelProgram.Application.Claims;

/// <summary>
/// Who had which line and when, ended ones too. Not scoped to a partner: nothing of it may reach a partner's answer.
/// </summary>
public interface IClaimHistory
{
    /// <summary>By the accounts as they were named: what was merged since is followed.</summary>
    Task<ILookup<AccountId, LineHolding>> Of(IReadOnlyCollection<AccountId> accounts, CancellationToken ct);
}
