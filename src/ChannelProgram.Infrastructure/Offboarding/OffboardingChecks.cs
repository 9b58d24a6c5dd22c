using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.People;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Infrastructure.Store;

namespace ChannelProgram.Infrastructure.Offboarding;

/// <summary>Nothing is orphaned by a partner that has left.</summary>
internal sealed class OffboardingChecks(ChannelDb db) : IDataCheck
{
    public string Name => "offboarding";

    public IEnumerable<IQueryable<DataFault>> Questions => [Claims, Drafts, Members, Users, Clients, DealsBesideTheSuccessor];

    private IQueryable<Partner> Left => db.Set<Partner>().Where(it => it.Status == PartnerStatus.Offboarded);

    private IQueryable<DataFault> Claims =>
        from partner in Left
        join claim in db.Set<Claim>() on (PartnerId?)partner.Id equals claim.Partner
        where claim.State != ClaimState.Released
        select new DataFault($"Claim {claim.Id} is open, but its partner {partner.Id.Value} has left.", false);

    private IQueryable<DataFault> Drafts =>
        from partner in Left
        join draft in db.Set<DealDraft>() on partner.Id equals draft.Partner
        select new DataFault($"Draft {draft.Id.Value} is of partner {partner.Id.Value}, which has left.", false);

    private IQueryable<DataFault> Members =>
        from partner in Left
        join member in db.Set<Membership>() on partner.Id equals member.Partner
        where member.Until == null
        select new DataFault($"Person {member.Person.Value} belongs to partner {partner.Id.Value}, which has left.", false);

    private IQueryable<DataFault> Users =>
        from partner in Left
        join user in db.Users on (PartnerId?)partner.Id equals user.Partner
        where user.RemovedAt == null
        select new DataFault($"User {user.Id} signs in for partner {partner.Id.Value}, which has left.", false);

    private IQueryable<DataFault> Clients =>
        from partner in Left
        join client in db.Set<ApiClient>() on (PartnerId?)partner.Id equals client.Partner
        where client.RevokedAt == null
        select new DataFault($"API client {client.ClientId} is of partner {partner.Id.Value}, which has left.", false);

    private IQueryable<DataFault> DealsBesideTheSuccessor =>
        from partner in Left
        join deal in db.Set<Deal>() on partner.Id equals deal.Partner
        where partner.Successor != null
        select new DataFault(
            $"Deal {deal.Id.Value} is of partner {partner.Id.Value} still, whose successor has everything.", false);
}
