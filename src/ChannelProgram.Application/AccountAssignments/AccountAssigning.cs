using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Partners;
using ChannelProgram.Domain.AccountAssignments;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.AccountAssignments;

/// <summary>Assigns customers to partners, in the transaction of whoever calls. Not for partners.</summary>
public sealed class AccountAssigning(IChannelDb db, IAccounts accounts, CurrentCaller caller)
{
    /// <summary>
    /// Takes the lock of the account, so that of two that contradict each other only one is made. It is stored with the next
    /// save or with the commit.
    /// </summary>
    /// <param name="conflict">The conflict that it is made from; null: none.</param>
    /// <returns>Refused: there is no such account or partner, the account was merged, or another partner has it then.</returns>
    public async Task<Result<AccountAssignment>> Assign(
        AccountAssignmentRequest asked, Guid? conflict, DateTimeOffset now, CancellationToken ct)
    {
        var account = await accounts.Lock(asked.Account, [], ct);
        var isPartner = await db.Partners.AnyAsync(it => it.Id == asked.Partner, ct);
        if (AccountAssignmentRefusals.Unknown(account is null, !isPartner) is { } unknown) return unknown;
        if (account!.MergedInto is { } into) return AccountRefusals.Merged(into);

        var assignment = AccountAssignment.Create(asked, conflict, caller.Known.Id, now);
        var others = await db.AccountAssignments.AsNoTracking()
            .Where(it => it.Account == asked.Account && it.Partner != asked.Partner && it.EndedAt == null
                && (it.Until == null || it.Until > asked.From))
            .OrderBy(it => it.Id).ToListAsync(ct);
        if (others.Find(assignment.Contradicts) is { } other) return AccountAssignmentRefusals.Overlaps(other.Id);

        db.AccountAssignments.Add(assignment);
        return assignment;
    }
}

public static class AccountAssignmentSet
{
    extension(IChannelDb db)
    {
        public DbSet<AccountAssignment> AccountAssignments => db.Set<AccountAssignment>();
    }
}
