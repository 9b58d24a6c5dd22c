using System.Security.Claims;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>
/// All tokens that one sign-in led to: the rows of one authorization. It ends by one row, so that a token which another request
/// issues at this moment is out as well.
/// </summary>
internal sealed class TokenFamilies(ChannelDb db)
{
    /// <summary>
    /// The library lets several requests at once use one refresh token, and one code. Here the database decides who was first.
    /// </summary>
    /// <returns>False: the code or refresh token was used before. Its family has ended.</returns>
    public async Task<bool> TryUse(ClaimsPrincipal token, CancellationToken ct)
    {
        var id = Guid.Parse(token.GetTokenId()!);
        var used = await db.Set<OAuthToken>().Where(it => it.Id == id && it.Status == Statuses.Valid)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.Status, Statuses.Redeemed), ct);
        if (used > 0) return true;

        await End(token, ct);
        return false;
    }

    public async Task End(ClaimsPrincipal token, CancellationToken ct)
    {
        if (!Guid.TryParse(token.GetAuthorizationId(), out var family)) return;

        await db.Set<OAuthAuthorization>().Where(it => it.Id == family)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.Status, Statuses.Revoked), ct);
    }

    /// <summary>It may have ended since the request came.</summary>
    /// <param name="session">Null: it is no sign-in of a person.</param>
    public async Task<bool> IsValid(Guid? session, CancellationToken ct) => session is not { } id
        || await db.Set<OAuthAuthorization>().AnyAsync(it => it.Id == id && it.Status == Statuses.Valid, ct);

    /// <summary>Every sign-in of a person, or all but one.</summary>
    public async Task EndAllOf(Guid person, Guid? except, CancellationToken ct)
    {
        var subject = person.ToString();
        await db.Set<OAuthAuthorization>()
            .Where(it => it.Subject == subject && it.Status == Statuses.Valid && it.Id != except)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.Status, Statuses.Revoked), ct);
    }

    private async Task<bool> IsUsed(ClaimsPrincipal token, CancellationToken ct) =>
        Guid.TryParse(token.GetTokenId(), out var id)
        && await db.Set<OAuthToken>().AnyAsync(it => it.Id == id && it.Status == Statuses.Redeemed, ct);

    /// <summary>Ends the family of a code or refresh token that comes a second time, before the library refuses it.</summary>
    internal sealed class EndOfReused(TokenFamilies families) : IOpenIddictServerHandler<ValidateTokenContext>
    {
        public async ValueTask HandleAsync(ValidateTokenContext context)
        {
            if (context.Principal is { } token
                && token.GetTokenType() is TokenTypeIdentifiers.RefreshToken or TokenTypeIdentifiers.Private.AuthorizationCode
                && await families.IsUsed(token, context.CancellationToken))
                await families.End(token, context.CancellationToken);
        }
    }

    /// <summary>With a refresh token everything ends that came from the same sign-in (RFC 7009, 2.1).</summary>
    internal sealed class EndOfRevoked(TokenFamilies families) : IOpenIddictServerHandler<HandleRevocationRequestContext>
    {
        public async ValueTask HandleAsync(HandleRevocationRequestContext context)
        {
            if (context.GenericTokenPrincipal.GetTokenType() is TokenTypeIdentifiers.RefreshToken)
                await families.End(context.GenericTokenPrincipal, context.CancellationToken);
        }
    }
}
