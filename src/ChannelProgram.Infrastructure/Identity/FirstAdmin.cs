using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Identity;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Identity;

public interface IFirstAdmin
{
    /// <summary>Null if this person was enrolled; otherwise the reason, as one sentence.</summary>
    Task<string?> Enrol(string email, string password, CancellationToken ct);
}

internal sealed class FirstAdmin(ChannelDb db, IEngine engine, INewUsers users, ICredentials credentials, TimeProvider time)
    : IFirstAdmin
{
    public async Task<string?> Enrol(string email, string password, CancellationToken ct)
    {
        if (new EmailAttribute().FaultOf(email) is not null)
            return $"This person cannot be enrolled: {email} is no e-mail address.";
        if (PasswordRules.FaultOf(password, email) is { } weak) return $"This person cannot be enrolled: the password {weak}.";
        var hashed = await users.HashPassword(email, password, ct);
        if (hashed.Refusal is { } busy) return busy.Message;

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await engine.Lock(db, [LockKey.Of("first admin")], ct);
        if (await db.Users.AnyAsync(it => it.Role == Role.ProgramAdmin, ct))
            return "There is a program administrator already: ask that person.";
        if (await credentials.IsTaken(email, ct))
            return $"This person cannot be enrolled: somebody signs in with {email} already.";

        var now = time.Now();
        await users.Add(
            new(Guid.CreateVersion7(now), null, Role.ProgramAdmin, email, Name: null, now), hashed.Value, Caller.Program, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }
}
