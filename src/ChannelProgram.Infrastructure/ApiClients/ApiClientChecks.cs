using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Infrastructure.Store;

namespace ChannelProgram.Infrastructure.ApiClients;

internal sealed class ApiClientChecks(ChannelDb db) : IDataCheck
{
    public string Name => "api-clients";

    public IEnumerable<IQueryable<DataFault>> Questions => [OfNoPartner];

    private IQueryable<DataFault> OfNoPartner =>
        from client in db.Set<ApiClient>()
        where client.Partner != null && !db.Set<Partner>().Any(it => it.Id == client.Partner)
        select new DataFault(
            $"API client {client.ClientId} is of partner {client.Partner!.Value.Value}, which does not exist.", false);
}
