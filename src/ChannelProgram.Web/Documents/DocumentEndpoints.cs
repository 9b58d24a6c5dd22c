using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Documents;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Documents;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.Documents;

internal sealed class DocumentEndpoints : IApiFeature
{
    public string Tag => "Documents";

    public Audience Audience => Audience.Partners;

    public string TagDescription => "Files that a partner adds to its deal: proposals, quotes, orders.";

    public void Map(IEndpointRouteBuilder routes)
    {
        var documents = routes.MapGroup("/v1/deals/{id}/documents");

        documents.MapPost("", Add).WithName("addDealDocument").WithSummary("Add a document to a deal")
            .Requires(DealPermissions.Write).ReadsFile(DocumentTerms.ByteCeiling, MaxBytes)
            .Refuses(
                DocumentRefusals.FileNotAllowed, DealRefusals.StatusForbids(DealStatus.Withdrawn, "This deal has ended."),
                DocumentRefusals.LimitReached(new DocumentTerms().MaxPerDeal, DealStatus.Approved))
            .Example(DocumentExamples.Document, DocumentExamples.File);
        documents.MapGet("", List).WithName("listDealDocuments").WithSummary("List the documents of a deal, newest first")
            .Requires(DealPermissions.Read).Example(DocumentExamples.Page);
        documents.MapGet("{documentId}", Get).WithName("getDealDocument").WithSummary("Read about a document of a deal")
            .Requires(DealPermissions.Read).Example(DocumentExamples.Document);
        documents.MapGet("{documentId}/content", Download).WithName("downloadDealDocument")
            .WithSummary("Download a document of a deal").Requires(DealPermissions.Read)
            .WithMetadata(new AnswersFile(DocumentTypes.MediaTypes, DocumentTerms.ByteCeiling));
        documents.MapDelete("{documentId}", Delete).WithName("deleteDealDocument").WithSummary("Delete a document of a deal")
            .Requires(DealPermissions.Write)
            .Refuses(
                DealRefusals.StatusForbids(DealStatus.Withdrawn, "This deal has ended."),
                DocumentRefusals.InUse(DealStatus.Approved));
    }

    /// <remarks>
    /// Takes pdf, png, jpg, docx, xlsx, csv and txt, as long as the deal has not ended. The program says how large a file and
    /// how many of a deal may be: at first 10 MB and 20. What a file is, its content tells; the extension of its name must say
    /// the same. Documents with macros are not taken. Texts are UTF-8, or UTF-16 with a byte order mark. With an
    /// <c>Idempotency-Key</c>, a repetition is the same request if the name and the content of the file are the same.
    /// </remarks>
    private static async Task<CreatedAnswer<DealDocumentView>> Add(
        RouteId<DealId> id, FileBody body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new AddDealDocument(id, body.Value), ct))
            .ToCreated(it => $"/v1/deals/{id.Value.Value}/documents/{it.Id}");

    /// <remarks>Whoever reads the deal reads its documents.</remarks>
    private static async Task<PageAnswer<DealDocumentView>> List(
        RouteId<DealId> id, PageParameters query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListDealDocuments(id, query.Paging), ct)).ToPage();

    /// <remarks>A document never changes. Its content is beside it, under <c>content</c>.</remarks>
    private static async Task<OkAnswer<DealDocumentView>> Get(
        RouteId<DealId> id, RouteId<DocumentId> documentId, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetDealDocument(id, documentId), ct)).ToOk();

    /// <remarks>
    /// The file byte for byte, as an attachment with its name. The media type is what its content was found to be. The
    /// <c>ETag</c> is made of the content.
    /// </remarks>
    private static async Task<FileAnswer> Download(
        RouteId<DealId> id, RouteId<DocumentId> documentId, IMediator mediator, CancellationToken ct) =>
        new(await mediator.Send(new GetDealDocumentContent(id, documentId), ct));

    /// <remarks>
    /// Possible as long as the deal has not ended. A document that an activity refers to stays: 409 <c>documentInUse</c>.
    /// </remarks>
    private static async Task<EmptyAnswer<Unit>> Delete(
        RouteId<DealId> id, RouteId<DocumentId> documentId, IMediator mediator, CancellationToken ct) =>
        new(await mediator.Send(new DeleteDealDocument(id, documentId), ct));

    public static async Task<int> MaxBytes(HttpContext context) =>
        (await context.RequestServices.GetRequiredService<IMediator>().Send(new GetUploadLimit(), context.RequestAborted)).Value;
}
