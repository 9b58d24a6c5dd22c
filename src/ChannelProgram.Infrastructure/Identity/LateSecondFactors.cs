using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>
/// Whoever signed in by the password alone gets no tokens if a second factor was turned on meanwhile. The session is stored by
/// now, and turning on locks the credentials before it ends all other sessions: either it ends this one, or it is seen here.
/// </summary>
internal sealed class LateSecondFactors(ChannelDb db, Credentials credentials) : IOpenIddictServerHandler<ProcessSignInContext>
{
    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.Principal is not { } principal || !Principals.TakePasswordAlone(principal)
            || Principals.UserOf(principal) is not var (person, _))
            return;

        await using var transaction = await db.Database.BeginTransactionAsync(context.CancellationToken);
        await credentials.Lock(person, context.CancellationToken);
        var hasOne = await db.Users.AnyAsync(it => it.Id == person && it.TwoFactorEnabled, context.CancellationToken);
        await transaction.CommitAsync(context.CancellationToken);
        if (hasOne) context.Reject(Errors.LoginRequired, "A second factor was set up meanwhile: sign in with a code.");
    }
}
