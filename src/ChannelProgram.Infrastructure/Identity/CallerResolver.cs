using System.Security.Claims;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>Finds the caller of a token as the database has it now, so that a revoked one is out at once.</summary>
public sealed class CallerResolver(CurrentCaller current, Callers callers)
{
    public async Task Resolve(HttpContext context)
    {
        var token = await context.AuthenticateAsync(BearerTokenDefaults.AuthenticationScheme);
        current.Caller = token.Principal switch
        {
            null => null,
            var principal when principal.FindFirstValue(TokenClaims.Client) is { } client =>
                await Client(client, principal, context.RequestAborted),
            var principal when Guid.TryParse(principal.FindFirstValue(TokenClaims.User), out var user) =>
                await User(user, principal, context.RequestAborted),
            _ => null,
        };
    }

    private async Task<Caller?> Client(string id, ClaimsPrincipal token, CancellationToken ct)
    {
        if (await callers.Clients.Ask(id, ct) is not { } client) return null;

        var granted = token.FindFirstValue(TokenClaims.Scope)?.Split(' ') ?? [];
        return new(
            client.Partner is null ? CallerKind.VendorSystem : CallerKind.PartnerSystem,
            id, client.Partner, new HashSet<Role>(), granted.Intersect(client.Scopes).ToHashSet());
    }

    private async Task<Caller?> User(Guid id, ClaimsPrincipal token, CancellationToken ct)
    {
        if (await callers.Users.Ask(id, ct) is not { } user
            || user.SecurityStamp != token.FindFirstValue(TokenClaims.SecurityStamp)
            || PortalUser.IsSuspended(user.LockoutEnd)) return null;

        return new(
            user.Partner is null ? CallerKind.Staff : CallerKind.PartnerUser,
            id.ToString(), user.Partner, new HashSet<Role> { user.Role }, new HashSet<string>());
    }
}

public sealed class Callers(IDbContextFactory<ChannelDb> contexts, IdentityLookups lookups, ILogger<Callers> log)
{
    internal BatchedLookup<string, IdentityLookups.ClientNow> Clients { get; } =
        new(contexts, async (db, ids) => await lookups.Clients(db, ids).ToDictionaryAsync(it => it.Id), log, shared: true);

    internal BatchedLookup<Guid, IdentityLookups.UserNow> Users { get; } =
        new(contexts, async (db, ids) => await lookups.Users(db, ids).ToDictionaryAsync(it => it.Id), log, shared: true);
}

public sealed class IdentityLookups
{
    internal readonly Func<ChannelDb, string[], IAsyncEnumerable<ClientNow>> Clients =
        EF.CompileAsyncQuery((ChannelDb db, string[] ids) =>
            db.Set<ApiClient>()
                .Where(it => ids.Contains(it.Id) && it.RevokedAt == null)
                .Select(it => new ClientNow(it.Id, it.Partner, it.Scopes)));

    internal readonly Func<ChannelDb, Guid[], IAsyncEnumerable<UserNow>> Users =
        EF.CompileAsyncQuery((ChannelDb db, Guid[] ids) =>
            db.Users
                .Where(it => ids.Contains(it.Id))
                .Select(it => new UserNow(it.Id, it.Partner, it.Role, it.SecurityStamp, it.LockoutEnd)));

    internal sealed record ClientNow(string Id, PartnerId? Partner, IReadOnlyList<string> Scopes);

    internal sealed record UserNow(Guid Id, PartnerId? Partner, Role Role, string? SecurityStamp, DateTimeOffset? LockoutEnd);
}
