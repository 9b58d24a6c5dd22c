using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using ChannelProgram.Domain.Users;

namespace ChannelProgram.Application.Users;

/// <summary>
/// Users of one owner, a partner or the vendor (null), those who are invited included. Whoever changes one locks all of this
/// owner: two who remove the last two administrators at once would else both see another one.
/// </summary>
public interface IUsers
{
    Task<IReadOnlyList<ProgramUser>> List(PartnerId? owner, PageRequest page, CancellationToken ct);

    /// <returns>Null: this owner has no such user.</returns>
    Task<ProgramUser?> Find(PartnerId? owner, UserId id, CancellationToken ct);

    /// <summary>Until the transaction ends.</summary>
    Task Lock(PartnerId? owner, CancellationToken ct);

    Task<ProgramUser?> Lock(PartnerId? owner, UserId id, CancellationToken ct);

    /// <summary>Whoever was invited by this token, whatever became of the invitation; locked with all of its owner.</summary>
    Task<ProgramUser?> LockInvited(byte[] tokenHash, CancellationToken ct);

    Task<bool> IsKnown(PartnerId? owner, string email, CancellationToken ct);

    /// <summary>Whether somebody signs in with it, for whomever.</summary>
    Task<bool> IsInUse(string email, CancellationToken ct);

    /// <summary>Whether there is exactly one who administers and can sign in.</summary>
    Task<bool> HasOneAdmin(PartnerId? owner, CancellationToken ct);

    Task<IReadOnlyList<ProgramUser>> FindOf(PartnerId owner, PersonId person, CancellationToken ct);

    void Add(ProgramUser user);

    /// <summary>Sessions end with a suspension and a removal.</summary>
    Task Store(ProgramUser user, CancellationToken ct);

    /// <summary>What is wrong with a password; null: nothing.</summary>
    Task<string?> FaultOf(string password, ProgramUser user, CancellationToken ct);

    /// <summary>Makes the account of somebody who joined.</summary>
    /// <returns>False: too many passwords are hashed at this moment.</returns>
    Task<bool> TryOpen(ProgramUser joined, string password, CancellationToken ct);

    /// <summary>Those who are named still, by id.</summary>
    Task<IReadOnlyList<UserId>> FindRemovedBefore(DateTimeOffset instant, UserId after, int limit, CancellationToken ct);

    Task EraseRemoved(UserId id, CancellationToken ct);

    Task<int> DeleteInvitationsExpiredBefore(DateTimeOffset instant, CancellationToken ct);
}
