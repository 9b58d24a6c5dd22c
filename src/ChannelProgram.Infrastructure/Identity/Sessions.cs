using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>The families of tokens of a person's sign-ins.</summary>
internal sealed class Sessions(
    ChannelDb db, Credentials credentials, TokenFamilies families, CurrentCaller caller, TimeProvider time) : ISessions
{
    public async Task<IReadOnlyList<SessionView>> Of(Guid person, Guid? current, CancellationToken ct)
    {
        var (subject, now) = (person.ToString(), time.Now().UtcDateTime);
        var found = await db.Set<OAuthAuthorization>().AsNoTracking()
            .Where(it => it.Subject == subject && it.Status == Statuses.Valid)
            .Where(it => it.Tokens.Any(token => token.Status == Statuses.Valid && token.ExpirationDate > now))
            .OrderByDescending(it => it.LastUsedAt).ThenByDescending(it => it.Id)
            .Take(SessionsView.Max)
            .Select(it => new
            {
                it.Id,
                Client = it.Application!.ClientId,
                it.Address,
                it.UserAgent,
                it.CreationDate,
                it.LastUsedAt,
            })
            .ToListAsync(ct);
        return
        [
            .. found.Select(it => new SessionView(
                it.Id, it.Client, it.Address, it.UserAgent, Instant(it.CreationDate), it.LastUsedAt ?? Instant(it.CreationDate),
                it.Id == current)),
        ];
    }

    public async Task<bool> TryEnd(Guid person, Guid session, CancellationToken ct)
    {
        var subject = person.ToString();
        var ended = await db.Set<OAuthAuthorization>()
            .Where(it => it.Id == session && it.Subject == subject && it.Status == Statuses.Valid)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.Status, Statuses.Revoked), ct);
        if (ended == 0) return false;

        credentials.Record(CredentialEvents.SessionEnded, caller.Known, new CredentialEvents.Ended(session));
        return true;
    }

    public async Task EndOthers(Guid person, Guid? current, CancellationToken ct)
    {
        foreach (var it in (await Of(person, current, ct)).Where(it => !it.Current))
            credentials.Record(CredentialEvents.SessionEnded, caller.Known, new CredentialEvents.Ended(it.Id));
        await families.EndAllOf(person, except: current, ct);
    }

    private static DateTimeOffset Instant(DateTime? stored) => new(DateTime.SpecifyKind(stored!.Value, DateTimeKind.Utc));

    /// <summary>Notes where and with what a session is used, whenever it gets tokens.</summary>
    internal sealed class Noted(ChannelDb db, RequestSource source, TimeProvider time)
        : IOpenIddictServerHandler<ProcessSignInContext>
    {
        public async ValueTask HandleAsync(ProcessSignInContext context)
        {
            if (context.Principal is not { } principal || Principals.UserOf(principal) is null
                || !Guid.TryParse(principal.GetAuthorizationId(), out var session))
                return;

            var (address, userAgent, now) = (source.Address?.ToString(), source.UserAgent, time.Now());
            await db.Set<OAuthAuthorization>().Where(it => it.Id == session).ExecuteUpdateAsync(set => set
                .SetProperty(it => it.Address, address)
                .SetProperty(it => it.UserAgent, userAgent)
                .SetProperty(it => it.LastUsedAt, now), context.CancellationToken);
        }
    }
}
