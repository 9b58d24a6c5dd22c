using ChannelProgram.Application.Common;
using ChannelProgram.Domain.CreditShares;
using ChannelProgram.Infrastructure.Store;

namespace ChannelProgram.Infrastructure.CreditShares;

/// <summary>What is shared is shared in whole.</summary>
internal sealed class CreditShareChecks(ChannelDb db) : IDataCheck
{
    public string Name => "credit-shares";

    public IEnumerable<IQueryable<DataFault>> Questions => [NotWhole];

    private IQueryable<DataFault> NotWhole =>
        from split in db.Set<CreditSplit>()
        where split.Shares.Sum(it => it.Percent) != 100
        select new DataFault($"The shares of credit split {split.Id.Value} are not 100 percent.", false);
}
