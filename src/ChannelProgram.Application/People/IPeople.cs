using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;

namespace ChannelProgram.Application.People;

/// <summary>What no partner sees of people, and the invitations to join a partner.</summary>
public interface IPeople
{
    /// <summary>Nobody else changes who belongs to this partner until the transaction ends.</summary>
    Task Lock(PartnerId partner, CancellationToken ct);

    void Add(Person person);

    /// <summary>
    /// Who had this address confirmed at any partner, the oldest record first; locked until the transaction ends. What partners
    /// only typed recognises nobody.
    /// </summary>
    Task<PersonId?> LockByEmail(string email, CancellationToken ct);

    /// <summary>Those that were mailed to this address for this partner before are good for nothing.</summary>
    Task Replace(Joining joining, CancellationToken ct);

    Task EndJoinings(PartnerId partner, string email, CancellationToken ct);

    /// <summary>All that were mailed for this partner.</summary>
    Task EndJoinings(PartnerId partner, CancellationToken ct);

    /// <summary>Uses it up. Locks its partner, as <see cref="Lock"/> does.</summary>
    /// <returns>Null: it is unknown or used.</returns>
    Task<Joining?> Take(byte[] tokenHash, CancellationToken ct);

    Task<int> DeleteJoiningsExpiredBefore(DateTimeOffset instant, CancellationToken ct);
}

/// <summary>A person is asked to join a partner, by mail.</summary>
/// <param name="TokenHash">SHA-256 of the token that was mailed.</param>
public sealed record Joining(
    PartnerId Partner, string Email, string Name, byte[] TokenHash, DateTimeOffset ExpiresAt)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(72);
}

/// <summary>Answered by the feature above that counts invitations to sign in, too.</summary>
public interface IInvitationLimit
{
    /// <summary>Counts a mail of a partner to an address.</summary>
    /// <returns>Null: it may be sent.</returns>
    Task<Refusal?> RefusalOf(PartnerId partner, string email, CancellationToken ct);
}

/// <summary>Answered by the feature above that knows who signs in.</summary>
public interface ISignInOfPeople
{
    /// <summary>
    /// The person does not sign in for the partner any more, and is not invited to: neither as a user who is linked to it, nor
    /// as one who is linked to nobody and has its address.
    /// </summary>
    /// <returns>Why that cannot be; null: it is done.</returns>
    Task<Refusal?> End(PartnerId partner, PersonId person, string email, CancellationToken ct);
}
