using System.Security.Claims;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>Finds the caller of a token as the database has it now, so that a revoked one is out at once.</summary>
public sealed class CallerResolver(AccessTickets tickets, CurrentCaller current, Callers callers)
{
    public async Task Resolve(HttpContext context) => current.Caller =
        tickets.Read(context.Request) is { } token ? await callers.Resolve(token, context.RequestAborted) : null;
}

public sealed class Callers(
    IDbContextFactory<ChannelDb> contexts, IdentityLookups lookups, TwoFactorRule rule, ILogger<Callers> log)
{
    private readonly BatchedLookup<Guid, IdentityLookups.TokenNow> _tokens =
        new(contexts, async (db, ids) => await lookups.Tokens(db, ids).ToDictionaryAsync(it => it.Id), log, shared: true);

    private readonly BatchedLookup<Guid, IdentityLookups.UserNow> _users =
        new(contexts, async (db, ids) => await lookups.Users(db, ids).ToDictionaryAsync(it => it.Id), log, shared: true);

    /// <summary>Null: the token is revoked, or so is its client, or the person may no longer sign in.</summary>
    internal async Task<Caller?> Resolve(ClaimsPrincipal token, CancellationToken ct)
    {
        if (!Guid.TryParse(token.GetTokenId(), out var id) || await _tokens.Ask(id, ct) is not { } issued) return null;

        if (Principals.UserOf(token) is { } person)
            return await UserOf(person, ct) is { } user
                ? user.Caller with
                {
                    Session = Guid.TryParse(token.GetAuthorizationId(), out var session) ? session : null,
                    LacksTwoFactor = !user.TwoFactorEnabled && rule.IsRequiredOf(user.Partner),
                }
                : null;

        return issued.Client is { } client
            ? new(
                issued.Partner is null ? CallerKind.VendorSystem : CallerKind.PartnerSystem,
                client, issued.Partner, new HashSet<Role>(),
                token.GetScopes().Intersect(ApiClient.ScopesIn(issued.Permissions)).ToHashSet())
            {
                IsSuspended = issued.Status is PartnerStatus.Suspended or PartnerStatus.Offboarded,
            }
            : null;
    }

    /// <summary>Null: the person is suspended or has signed out everywhere since, by changing the password for example.</summary>
    internal async Task<IdentityLookups.UserNow?> UserOf((Guid Id, string SecurityStamp) token, CancellationToken ct) =>
        await _users.Ask(token.Id, ct) is { } user
        && user.SecurityStamp == token.SecurityStamp
        && !PortalUser.IsSuspended(user.LockoutEnd)
            ? user
            : null;
}

public sealed class IdentityLookups
{
    // Nobody is recognised yet.
    private static readonly string[] Unscoped = [ChannelDb.PartnerScope];

    internal readonly Func<ChannelDb, Guid[], IAsyncEnumerable<TokenNow>> Tokens =
        EF.CompileAsyncQuery((ChannelDb db, Guid[] ids) =>
            db.Set<OAuthToken>().IgnoreQueryFilters(Unscoped)
                .Where(it => ids.Contains(it.Id) && it.Status == OpenIddictConstants.Statuses.Valid
                    && it.Application!.RevokedAt == null
                    && (it.Authorization == null || it.Authorization.Status == OpenIddictConstants.Statuses.Valid))
                .Select(it => new TokenNow(
                    it.Id, it.Application!.ClientId, it.Application.Partner, it.Application.Permissions,
                    db.Set<Partner>().Where(partner => partner.Id == it.Application.Partner)
                        .Select(partner => (PartnerStatus?)partner.Status).FirstOrDefault())));

    internal readonly Func<ChannelDb, Guid[], IAsyncEnumerable<UserNow>> Users =
        EF.CompileAsyncQuery((ChannelDb db, Guid[] ids) =>
            db.Users.IgnoreQueryFilters(Unscoped)
                .Where(it => ids.Contains(it.Id))
                .Select(it => new UserNow(
                    it.Id, it.Partner, it.Role, it.SecurityStamp, it.LockoutEnd, it.TwoFactorEnabled,
                    db.Set<Partner>().Where(partner => partner.Id == it.Partner)
                        .Select(partner => (PartnerStatus?)partner.Status).FirstOrDefault())));

    /// <param name="Client">Null: the person signed in without one.</param>
    /// <param name="Status">Of the partner; null: the vendor's.</param>
    internal sealed record TokenNow(Guid Id, string? Client, PartnerId? Partner, string? Permissions, PartnerStatus? Status);

    /// <param name="Status">Of the partner; null: of staff.</param>
    internal sealed record UserNow(
        Guid Id, PartnerId? Partner, Role Role, string? SecurityStamp, DateTimeOffset? LockoutEnd, bool TwoFactorEnabled,
        PartnerStatus? Status)
    {
        public Caller Caller => PortalUser.CallerOf(Id, Partner, Role) with
        {
            IsSuspended = Status is PartnerStatus.Suspended or PartnerStatus.Offboarded,
        };
    }
}
