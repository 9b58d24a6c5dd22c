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

    /// <summary>All of them, without pages.</summary>
    Task<IReadOnlyList<ProgramUser>> FindAll(PartnerId owner, CancellationToken ct);

    /// <returns>Null: this owner has no such user.</returns>
    Task<ProgramUser?> Find(PartnerId? owner, UserId id, CancellationToken ct);

    /// <summary>Until the transaction ends.</summary>
    Task Lock(PartnerId? owner, CancellationToken ct);

    Task<ProgramUser?> Lock(PartnerId? owner, UserId id, CancellationToken ct);

    /// <summary>Whoever was invited by this token, unless the invitation was accepted or cancelled.</summary>
    Task<ProgramUser?> FindInvited(byte[] tokenHash, CancellationToken ct);

    /// <summary>The same, locked with all of its owner.</summary>
    Task<ProgramUser?> LockInvited(byte[] tokenHash, CancellationToken ct);

    Task<bool> IsKnown(PartnerId? owner, string email, CancellationToken ct);

    /// <summary>Whether there is exactly one who administers and can sign in.</summary>
    Task<bool> HasOneAdmin(PartnerId? owner, CancellationToken ct);

    /// <summary>Who is linked to the person, and who is linked to nobody and has the address.</summary>
    Task<IReadOnlyList<ProgramUser>> FindOf(PartnerId owner, PersonId person, string email, CancellationToken ct);

    void Add(ProgramUser user);

    /// <summary>Sessions end with a suspension and a removal.</summary>
    Task Store(ProgramUser user, CancellationToken ct);

    /// <summary>It was accepted.</summary>
    Task ForgetInvitation(UserId id, CancellationToken ct);

    /// <summary>Those who are named still, by id.</summary>
    Task<IReadOnlyList<UserId>> FindRemovedBefore(DateTimeOffset instant, UserId after, int limit, CancellationToken ct);

    Task EraseRemoved(UserId id, CancellationToken ct);

    Task<int> DeleteInvitationsExpiredBefore(DateTimeOffset instant, CancellationToken ct);
}
