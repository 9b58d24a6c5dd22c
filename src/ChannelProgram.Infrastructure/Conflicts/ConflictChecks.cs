using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Infrastructure.Documents;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Conflicts;

/// <summary>What is decided has its decision, and every document is there.</summary>
internal sealed class ConflictChecks(ChannelDb db) : IDataCheck
{
    public string Name => "conflicts";

    public IEnumerable<IQueryable<DataFault>> Questions => [Undecided, WithoutParty, WithoutContent];

    private IQueryable<DataFault> Undecided =>
        from conflict in db.Set<Conflict>()
        where (conflict.Stage == ConflictStage.Decided || conflict.Stage == ConflictStage.Communicated)
            && !db.Set<ConflictDecision>().Any(it => it.Conflict == conflict.Id)
        select new DataFault($"Conflict {conflict.Id.Value} reads as decided, and has no decision.", false);

    private IQueryable<ConflictParty> Parties => db.Set<ConflictParty>().IgnoreQueryFilters([ChannelDb.PartnerScope]);

    private IQueryable<DataFault> WithoutParty =>
        from conflict in db.Set<Conflict>()
        where conflict.ClosedAt == null && !Parties.Any(it => it.Conflict == conflict.Id)
        select new DataFault($"Conflict {conflict.Id.Value} is open, and has no party.", false);

    private IQueryable<DataFault> WithoutContent =>
        from document in db.Set<ConflictDocument>()
        where !db.Set<DocumentChunk>().Any(it => it.Document == document.Id)
        select new DataFault($"Document {document.Id.Value} of a conflict has no content.", false);
}
