using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Documents;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Documents;

/// <param name="File">Null: none could be read, and what is wrong with it is told with the other faults of the input.</param>
public sealed record AddDealDocument(DealId Id, UploadedFile? File) : IRequest<Result<DealDocumentView>>, IChange
{
    public sealed class Validator : AbstractValidator<AddDealDocument>
    {
        public Validator() => RuleFor(it => it.File).MustBeDocument();
    }

    public sealed class Handler(
        IChannelDb db, IDealLookup lookup, IDocumentContents contents, DealUpdate deals, DealDrafts drafts,
        IProgramVersions programs, ICallerNames names, CurrentCaller caller, ProgramClock clock)
        : IRequestHandler<AddDealDocument, Result<DealDocumentView>>
    {
        public async Task<Result<DealDocumentView>> Handle(AddDealDocument request, CancellationToken ct)
        {
            if (await lookup.Find(request.Id, ct) is not { } found) return await drafts.Refuse(request.Id, ct);

            var (file, by) = (request.File!, caller.Known.Id);
            var document = DealDocument.Of(found, file.Name, file.Size, file.Digest, by, clock.Now());
            // Before the customer's lock: nobody waits for the bytes, and a refusal undoes them.
            db.Documents.Add(document);
            await contents.Add(document.Id, file.Content, ct);

            var added = await deals.Update(request.Id, (deal, now) => Accept(document, deal, now, ct), ct);
            return added.Refusal is { } refused
                ? refused
                : DealDocumentView.Of(document, await names.Of([by], ct));
        }

        /// <summary>Under the customer's lock, so that the documents that are counted are all there are.</summary>
        private async Task<Refusal?> Accept(DealDocument document, Deal deal, DateTimeOffset now, CancellationToken ct)
        {
            var program = programs.InForce(now);
            if (deal.AddDocument(document.Id.Value, program, now) is { } refused) return refused;
            var most = program.Documents.MaxPerDeal;
            if (await db.Documents.CountAsync(it => it.Deal == deal.Id, ct) > most)
                return DocumentRefusals.LimitReached(most, deal.Status);

            document.Accept(now);
            return null;
        }
    }
}
