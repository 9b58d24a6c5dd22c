using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.People;
using ChannelProgram.Infrastructure.Store;

namespace ChannelProgram.Infrastructure.People;

/// <summary>People belong to partners that there are, and to one at a time.</summary>
internal sealed class PersonChecks(ChannelDb db) : IDataCheck
{
    public string Name => "people";

    public IEnumerable<IQueryable<DataFault>> Questions => [OfNoPartner, TwiceAMember];

    private IQueryable<DataFault> OfNoPartner =>
        from membership in db.Set<Membership>()
        where !db.Set<Partner>().Any(it => it.Id == membership.Partner)
        select new DataFault(
            $"Person {membership.Person.Value} belongs to partner {membership.Partner.Value}, which does not exist.", false);

    private IQueryable<DataFault> TwiceAMember =>
        from one in db.Set<Membership>()
        join other in db.Set<Membership>() on one.Person equals other.Person
        where one.Until == null && other.Until == null && one.Id != other.Id && one.CreatedAt <= other.CreatedAt
        select new DataFault(
            $"Person {one.Person.Value} is a member of partners {one.Partner.Value} and {other.Partner.Value} at once.", false);
}
