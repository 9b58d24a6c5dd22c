
namespace ChannelProgram.Application.Identity;

/// <summary>Tokens that are mailed. Each is good once and for a time; only its hash is stored.</summary>
public interface ISecretLinks
{
    string AddPasswordReset(Guid person, DateTimeOffset expiresAt);

    /// <summary>Uses the token up. Until the transaction ends nobody else changes the person's credentials.</summary>
    /// <returns>Whose it is; null: nobody's, used or expired.</returns>
    Task<Guid?> TakePasswordReset(string token, DateTimeOffset now, CancellationToken ct);

    /// <summary>One token for the address that the person has, one for the new one. Those that were sent before end.</summary>
    Task<(string ToOld, string ToNew)> BeginEmailChange(
        Person person, string email, DateTimeOffset expiresAt, CancellationToken ct);

    /// <summary>Uses the token up.</summary>
    /// <returns>Null: it is unknown, used or expired.</returns>
    Task<EmailChange?> ConfirmEmailChange(string token, DateTimeOffset now, CancellationToken ct);
}

/// <param name="IsConfirmed">At both addresses.</param>
public sealed record EmailChange(Guid Person, string Email, bool IsConfirmed);
