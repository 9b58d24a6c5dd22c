using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Documents;
using ChannelProgram.Infrastructure.Store;

namespace ChannelProgram.Infrastructure.Documents;

/// <summary>A document is of a deal, and of that deal's partner, and has a content.</summary>
internal sealed class DocumentChecks(ChannelDb db) : IDataCheck
{
    public string Name => "documents";

    public IEnumerable<IQueryable<DataFault>> Questions => [OfNoDeal, WithoutContent];

    private IQueryable<DataFault> OfNoDeal =>
        from document in db.Set<DealDocument>()
        where !db.Set<Deal>().Any(it => it.Id == document.Deal && it.Partner == document.Partner)
        select new DataFault(
            $"Document {document.Id.Value} is of deal {document.Deal.Value} of partner {document.Partner.Value}, which does not "
            + $"exist.", false);

    private IQueryable<DataFault> WithoutContent =>
        from document in db.Set<DealDocument>()
        where !db.Set<DocumentChunk>().Any(it => it.Document == document.Id)
        select new DataFault($"Document {document.Id.Value} of deal {document.Deal.Value} has no content.", false);
}
