using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;

namespace ChannelProgram.Application.Identity;

/// <summary>Makes everybody who signs in: the first administrator, who signs up, and who accepts an invitation.</summary>
public interface INewUsers
{
    /// <summary>
    /// Checks the password and hashes it slowly: not in a transaction. Refused with the faults at <c>/password</c>.
    /// </summary>
    Task<Result<string>> HashPassword(string email, string password, CancellationToken ct);

    /// <summary>Stored, and recorded as <c>user.joined</c>.</summary>
    /// <param name="by">Who did it, in the audit; null: the person.</param>
    Task Add(NewUser user, string passwordHash, Caller? by, CancellationToken ct);
}

/// <param name="Partner">Null: of the vendor's staff.</param>
/// <param name="Email">Confirmed, and of no user yet.</param>
/// <param name="Person">Who of the partner's people it is; null: that is not known.</param>
public sealed record NewUser(
    Guid Id, PartnerId? Partner, Role Role, string Email, string? Name, DateTimeOffset CreatedAt, PersonId? Person = null);
