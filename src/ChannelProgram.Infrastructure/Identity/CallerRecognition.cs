using System.Security.Claims;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>Turns a valid token into the caller of the scope, as the database knows it now: what was revoked is out at once.</summary>
public sealed class CallerRecognition(ChannelDb db, CurrentCaller current, IdentityLookups lookups)
{
    /// <summary>Leaves the scope without a caller if the token is missing, forged, expired or no longer backed.</summary>
    public async Task Recognise(HttpContext context)
    {
        var token = await context.AuthenticateAsync(BearerTokenDefaults.AuthenticationScheme);
        current.Caller = token.Principal switch
        {
            null => null,
            var principal when principal.FindFirstValue(TokenClaims.Client) is { } client => await Client(client, principal),
            var principal when Guid.TryParse(principal.FindFirstValue(TokenClaims.User), out var user) => await User(user, principal),
            _ => null,
        };
    }

    private async Task<Caller?> Client(string id, ClaimsPrincipal token)
    {
        if (await lookups.Client(db, id) is not { } client) return null;

        var granted = token.FindFirstValue(TokenClaims.Scope)?.Split(' ') ?? [];
        return new(
            client.Partner is null ? CallerKind.VendorSystem : CallerKind.PartnerSystem,
            id, client.Partner, new HashSet<Role>(), granted.Intersect(client.Scopes).ToHashSet());
    }

    private async Task<Caller?> User(Guid id, ClaimsPrincipal token)
    {
        if (await lookups.User(db, id) is not { } user
            || user.SecurityStamp != token.FindFirstValue(TokenClaims.SecurityStamp)
            || PortalUser.IsShutOut(user.LockoutEnd)) return null;

        return new(
            user.Partner is null ? CallerKind.Staff : CallerKind.PartnerUser,
            id.ToString(), user.Partner, new HashSet<Role> { user.Role }, new HashSet<string>());
    }
}

/// <summary>The one query of every request, compiled once per host: a compiled query is bound to the host's model.</summary>
public sealed class IdentityLookups
{
    internal readonly Func<ChannelDb, string, Task<ClientNow?>> Client = EF.CompileAsyncQuery((ChannelDb db, string id) =>
        db.Set<ApiClient>()
            .Where(it => it.Id == id && it.RevokedAt == null)
            .Select(it => new ClientNow(it.Partner, it.Scopes))
            .SingleOrDefault());

    internal readonly Func<ChannelDb, Guid, Task<UserNow?>> User = EF.CompileAsyncQuery((ChannelDb db, Guid id) =>
        db.Users
            .Where(it => it.Id == id)
            .Select(it => new UserNow(it.Partner, it.Role, it.SecurityStamp, it.LockoutEnd))
            .SingleOrDefault());

    internal sealed record ClientNow(PartnerId? Partner, IReadOnlyList<string> Scopes);

    internal sealed record UserNow(PartnerId? Partner, Role Role, string? SecurityStamp, DateTimeOffset? LockoutEnd);
}
