using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Infrastructure.Store;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace ChannelProgram.Infrastructure.Users;

/// <summary>Who signs in does it for a partner that there is; every partner has somebody who administers it.</summary>
internal sealed class UserChecks(ChannelDb db, ProgramClock clock) : IDataCheck
{
    private const int PageSize = 1000;

    /// <summary>Who signs in while being removed may get a session, with which every request is refused.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromMinutes(1);

    public string Name => "users";

    public IEnumerable<IQueryable<DataFault>> Questions =>
        [OfNoPartner, WithoutAdmin, WithoutProgramAdmin, .. RemovedWithSession(), RemovedWithSecondFactor, ManagedByNobody];

    private IQueryable<PortalUser> Removed => db.Users.Where(it => it.RemovedAt != null);

    private IQueryable<DataFault> OfNoPartner =>
        from user in db.Users
        where user.Partner != null && !db.Set<Partner>().Any(it => it.Id == user.Partner)
        select new DataFault($"User {user.Id} is of partner {user.Partner!.Value.Value}, which does not exist.", false);

    private IQueryable<DataFault> WithoutAdmin =>
        from partner in db.Set<Partner>()
        where partner.Status == PartnerStatus.Active
            && !db.Users.Any(it => it.Partner == partner.Id && it.Role == Role.PartnerAdmin && it.RemovedAt == null
                && (it.LockoutEnd == null || it.LockoutEnd < PortalUser.ForGood))
        select new DataFault($"Partner {partner.Id.Value} is active and has no administrator who can sign in.", true);

    private IQueryable<DataFault> WithoutProgramAdmin =>
        // One row to ask beside: every database has a key.
        from key in db.DataProtectionKeys.OrderBy(it => it.Id).Take(1)
        where !db.Users.Any(it => it.Role == Role.ProgramAdmin && it.RemovedAt == null
            && (it.LockoutEnd == null || it.LockoutEnd < PortalUser.ForGood))
        select new DataFault("The vendor has no program administrator who can sign in.", true);

    /// <summary>Sessions name people by text, which the engines make of an id in different ways.</summary>
    private IEnumerable<IQueryable<DataFault>> RemovedWithSession()
    {
        var now = clock.MachineNow().UtcDateTime;
        var live = db.Set<OAuthAuthorization>().Where(it => it.Status == Statuses.Valid
            && it.Tokens.Any(token => token.Status == Statuses.Valid && token.ExpirationDate > now));
        var after = Guid.Empty;
        while (Removed.Where(it => it.Id.CompareTo(after) > 0).OrderBy(it => it.Id).Take(PageSize)
            .Select(it => new { it.Id, At = it.RemovedAt!.Value }).ToList() is { Count: > 0 } page)
        {
            var subjects = page.ConvertAll(it => it.Id.ToString());
            var signedIn = live.Where(it => subjects.Contains(it.Subject!)).Select(it => it.Subject).Distinct().ToList();
            foreach (var user in page.Where(it => signedIn.Contains(it.Id.ToString())))
            {
                var (subject, removed, late) = (user.Id.ToString(), user.At.UtcDateTime, (user.At + AtOnce).UtcDateTime);
                yield return
                    from session in live
                    where session.Subject == subject && (session.CreationDate <= removed || session.CreationDate > late)
                    select new DataFault($"User {session.Subject} was removed and has session {session.Id}.", false);
            }

            after = page[^1].Id;
        }
    }

    private IQueryable<DataFault> RemovedWithSecondFactor =>
        from user in Removed
        where user.TwoFactorEnabled || user.PasswordHash != null
            || db.Set<Authenticator>().Any(it => it.Person == user.Id)
            || db.Set<RecoveryCode>().Any(it => it.Person == user.Id)
        select new DataFault($"User {user.Id} was removed and has something left to sign in with.", false);

    private IQueryable<DataFault> ManagedByNobody =>
        from partner in db.Set<Partner>()
        where (partner.ChannelManager != null
                && !db.Users.Any(it => it.Id == partner.ChannelManager && it.Partner == null && it.RemovedAt == null))
            || (partner.DeputyManager != null
                && !db.Users.Any(it => it.Id == partner.DeputyManager && it.Partner == null && it.RemovedAt == null))
        select new DataFault($"Partner {partner.Id.Value} has a channel manager or deputy who is not of the staff.", true);
}
