using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Documents;
using MediatR;

namespace ChannelProgram.Application.Documents;

public sealed record DeleteDealDocument(DealId Deal, DocumentId Id) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(
        IChannelDb db, DealUpdate deals, IDocumentReferences references, IDocumentContents contents, IPreconditions preconditions,
        ICallerNames names)
        : IRequestHandler<DeleteDealDocument, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(DeleteDealDocument request, CancellationToken ct)
        {
            // Under the customer's lock no activity begins to refer to it.
            if (await deals.Load(request.Deal, ct) is not var (deal, now)) return DealRefusals.NotFound;
            if (await db.FindDocument(request.Deal, request.Id, ct) is not { } document) return DocumentRefusals.NotFound;
            if (!preconditions.Met(DealDocumentView.Of(document, await names.Of([document.CreatedBy], ct))))
                return Refusal.VersionChanged;

            return await deals.Decide(deal, () => Remove(document, deal, now, ct), now, ct) is { } refused
                ? refused
                : Unit.Value;
        }

        private async Task<Refusal?> Remove(DealDocument document, Deal deal, DateTimeOffset now, CancellationToken ct)
        {
            if (deal.RemoveDocument(document.Id.Value, now) is { } refused) return refused;
            if (await references.HasAny(document.Id, ct)) return DocumentRefusals.InUse(deal.Status);

            db.Documents.Remove(document);
            await contents.Delete(document.Id, ct);
            return null;
        }
    }
}
