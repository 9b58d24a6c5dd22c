using ChannelProgram.Domain.AccountAssignments;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Territories;

namespace ChannelProgram.Domain.Deals;

/// <summary>What staff recorded of where a partner sells, and of whom a registration's customer belongs to.</summary>
/// <param name="Territories">Of the partner.</param>
/// <param name="Assignments">Of the customer, to any partner.</param>
public sealed record SellingAreas(
    IReadOnlyCollection<Territory> Territories, IReadOnlyCollection<AccountAssignment> Assignments)
{
    public static readonly SellingAreas None = new([], []);

    /// <summary>Why a registration of these lines needs staff. What is not recorded speaks against nothing.</summary>
    public ReviewReasons ReviewReasonsOf(
        PartnerId partner, string country, IReadOnlyCollection<string> lines, IReadOnlyCollection<AccountId> accounts,
        DateTimeOffset now) =>
        (lines.All(it => Territories.Allow(it, country, now)) ? ReviewReasons.None : ReviewReasons.OutsideTerritory)
        | (lines.Any(line => accounts.Any(it => IsAssignedElsewhere(it, line, partner, now)))
            ? ReviewReasons.AssignedElsewhere
            : ReviewReasons.None);

    private bool IsAssignedElsewhere(AccountId account, string line, PartnerId partner, DateTimeOffset now)
    {
        // After a merge two partners may have the customer.
        var there = Assignments.Where(it => it.Account == account && it.IsFor(line) && it.IsActiveAt(now)).ToList();
        return there.Count > 0 && !there.Exists(it => it.Partner == partner);
    }
}
