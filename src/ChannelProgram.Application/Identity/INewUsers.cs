using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Identity;

/// <summary>Makes the users of those who join.</summary>
public interface INewUsers
{
    /// <summary>
    /// Checks the password and hashes it slowly: not in a transaction. Refused with the faults at <c>/password</c>.
    /// </summary>
    Task<Result<string>> HashPassword(string email, string password, CancellationToken ct);

    /// <param name="email">Confirmed, and of no user yet.</param>
    Task<Guid> Add(
        PartnerId partner, Role role, string email, string name, string passwordHash, DateTimeOffset now, CancellationToken ct);
}
