using ChannelProgram.Application.Common;

namespace ChannelProgram.Application.Identity;

/// <summary>What a person signs in with. Every change is recorded in the audit.</summary>
public interface ICredentials
{
    /// <summary>Until the transaction ends nobody else changes them.</summary>
    Task Lock(Guid person, CancellationToken ct);

    /// <summary>Null: nobody, or suspended.</summary>
    Task<Person?> Find(Guid person, CancellationToken ct);

    /// <summary>Null: nobody, suspended, or without a password.</summary>
    Task<Person?> FindByEmail(string email, CancellationToken ct);

    Task<bool> IsTaken(string email, CancellationToken ct);

    bool AreSame(string email, string other);

    /// <summary>As addresses are compared.</summary>
    string Normalize(string email);

    /// <summary>All sessions end.</summary>
    /// <returns>False: too many are hashed at this moment.</returns>
    Task<bool> TrySetPassword(Person person, string password, bool isReset, CancellationToken ct);

    /// <summary>All sessions end.</summary>
    Task SetEmail(Person person, string email, CancellationToken ct);

    /// <summary>And with them whatever else lets in: links that were mailed, and secrets of other features.</summary>
    Task EndSessions(Person person, CancellationToken ct);
}

/// <summary>
/// Secrets of another feature that let in whoever has them, as a person. They end whenever all sessions of that person do:
/// whoever had the password may have made one.
/// </summary>
public interface ISecretsOfPeople
{
    Task End(Guid person, CancellationToken ct);
}

/// <param name="NeedsTwoFactor">Cannot do without: staff, outside Development.</param>
public sealed record Person(Guid Id, string Email, Caller Caller, bool HasTwoFactor, bool NeedsTwoFactor);
