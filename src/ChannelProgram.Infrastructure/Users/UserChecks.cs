using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Infrastructure.Store;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace ChannelProgram.Infrastructure.Users;

/// <summary>Who signs in does it for a partner that there is; every partner has somebody who administers it.</summary>
internal sealed class UserChecks(ChannelDb db, ProgramClock clock) : IDataCheck
{
    private const int MaxSubjects = 1000;

    public string Name => "users";

    public IEnumerable<IQueryable<DataFault>> Questions =>
        [OfNoPartner, WithoutAdmin, .. RemovedWithSession(), RemovedWithSecondFactor, ManagedByNobody];

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

    /// <summary>Sessions name people by text, which the engines make of an id in different ways.</summary>
    private IEnumerable<IQueryable<DataFault>> RemovedWithSession()
    {
        var now = clock.MachineNow().UtcDateTime;
        foreach (var some in Removed.Select(it => it.Id).ToList().Select(it => it.ToString()).Chunk(MaxSubjects))
            yield return
                from session in db.Set<OAuthAuthorization>()
                where some.Contains(session.Subject) && session.Status == Statuses.Valid
                    && session.Tokens.Any(it => it.Status == Statuses.Valid && it.ExpirationDate > now)
                select new DataFault($"User {session.Subject} was removed and has session {session.Id}.", false);
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
