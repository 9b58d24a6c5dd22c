using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Commitments;
using ChannelProgram.Infrastructure.Documents;
using ChannelProgram.Infrastructure.Store;

namespace ChannelProgram.Infrastructure.Commitments;

/// <summary>What staff decides about, or has confirmed, has its document.</summary>
internal sealed class CommitmentChecks(ChannelDb db) : IDataCheck
{
    public string Name => "commitments";

    public IEnumerable<IQueryable<DataFault>> Questions => [WithoutDocument];

    private IQueryable<DataFault> WithoutDocument =>
        from commitment in db.Set<Commitment>()
        where commitment.SubmittedAt != null && !db.Set<DocumentChunk>().Any(it => it.Document == commitment.Document)
        select new DataFault(
            $"Commitment {commitment.Id.Value} of partner {commitment.Partner.Value} was submitted, and its document is gone.",
            false);
}
