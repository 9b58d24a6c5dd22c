using ChannelProgram.Application.Certifications;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.Certifications;

internal sealed class CertificationEndpoints : IApiFeature
{
    public string Tag => "Certifications";

    public Audience Audience => Audience.Everybody;

    public string TagDescription =>
        "Exams of people who belong to partners. What they are certified for is theirs, and goes along from partner to partner.";

    public IEnumerable<ProblemMember> ProblemMembers =>
    [
        ProblemMember.CurrentStatus<CertificationAttemptStatus>("Of a result of an exam"),
        ProblemMember.ListOf<string>(
            "missing", "With `prerequisiteMissing`: the certifications that the person did not hold.",
            Certification.MaxRequired, "The code of a certification.") with { Text = new CodeAttribute() },
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/certifications", Catalogue).WithName("getCertifications")
            .WithSummary("Read which certifications there are").RequiresSignIn().Example(CertificationExamples.Catalogue);
        routes.MapGet("/v1/partners/{id}/certifications", OfPartner).WithName("getPartnerCertifications")
            .WithSummary("Read what people of a partner are certified for")
            .Requires(CertificationPermissions.ReadOfPartner).Example(CertificationExamples.OfPartner);

        var attempts = routes.MapGroup("/v1/certification-attempts");
        attempts.MapPost("", Record).WithName("recordCertificationAttempt").WithSummary("Record the result of an exam")
            .Requires(CertificationPermissions.Record).WithoutVersion()
            .Refuses(
                CertificationRefusals.ExternalIdInUse, CertificationExamples.PrerequisiteMissing,
                CertificationExamples.RetakeTooSoon, CertificationExamples.AttemptsUsedUp)
            .Example(CertificationExamples.Recorded, CertificationExamples.Input);
        attempts.MapPost("bulk", RecordMany).WithName("recordCertificationAttempts")
            .WithSummary("Record the results of many exams").Requires(CertificationPermissions.Record).WithoutVersion()
            .Example(CertificationExamples.RecordedMany, CertificationExamples.ManyInput);
        attempts.MapGet("", List).WithName("listCertificationAttempts").WithSummary("List results of exams, newest first")
            .Requires(CertificationPermissions.ReadResults).Example(CertificationExamples.Page);
        attempts.MapGet("{id}", Get).WithName("getCertificationAttempt").WithSummary("Read the result of an exam")
            .Requires(CertificationPermissions.ReadResults).Example(CertificationExamples.Recorded);
        attempts.MapPost("{id}/withdraw", Withdraw).WithName("withdrawCertificationAttempt")
            .WithSummary("Withdraw a result that was wrong").Requires(CertificationPermissions.Withdraw)
            .Refuses(CertificationRefusals.StatusForbids(CertificationAttemptStatus.Withdrawn))
            .Example(CertificationExamples.Withdrawn, CertificationExamples.Withdrawal);
    }

    /// <remarks>The certifications of the program in force. Results are judged by the program of the day of the exam.</remarks>
    private static async Task<OkAnswer<CertificationCatalogue>> Catalogue(IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetCertifications(), ct)).ToOk();

    /// <remarks>
    /// Those who belong to the partner and hold something today. Whoever leaves stops counting that day and takes the
    /// certifications along. What is held is decided by the clock: it ends with the day before <c>until</c>.
    /// </remarks>
    private static async Task<OkAnswer<PartnerCertifications>> OfPartner(
        RouteId<PartnerId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetPartnerCertifications(id), ct)).ToOk();

    /// <remarks>
    /// A result counts once by its <c>externalId</c>: the same result again is answered with the first, another one under that id
    /// is 409 <c>externalIdInUse</c>. What the exam requires must be held on the day of the exam (409
    /// <c>prerequisiteMissing</c>). A failed exam may be taken again after some days (409 <c>retakeTooSoon</c>), and one exam so
    /// many times in a span of months (409 <c>attemptsUsedUp</c>); this holds whatever order results are recorded in.
    /// </remarks>
    private static async Task<CreatedAnswer<CertificationAttemptView>> Record(
        Body<RecordCertificationAttempt.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RecordCertificationAttempt(body.Value), ct))
            .ToCreated(it => $"/v1/certification-attempts/{it.Id}");

    /// <remarks>
    /// Each is recorded as it would be alone, in the order of the request. A refused one says why and stores nothing; it does not
    /// stop the others. A request is refused as a whole if it cannot be read: if something has another type, or a member is
    /// unknown.
    /// </remarks>
    private static async Task<ReportAnswer<RecordedItems>> RecordMany(
        Body<RecordCertificationAttempts.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RecordCertificationAttempts(body.Value), ct)).ToReport();

    /// <remarks>Filters are joined by AND. Several values of one filter are separated by commas.</remarks>
    private static async Task<PageAnswer<CertificationAttemptView>> List(
        ListRequest<CertificationAttemptFilter> query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListCertificationAttempts(query.Filter, query.Paging), ct)).ToPage();

    /// <remarks>A withdrawn one stays readable.</remarks>
    private static async Task<OkAnswer<CertificationAttemptView>> Get(
        RouteId<CertificationAttemptId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetCertificationAttempt(id), ct)).ToOk();

    /// <remarks>
    /// It counts no more, neither as passed nor as an attempt. Its <c>externalId</c> stays used: record the right result under
    /// another one. Other certifications of the person stay, also those that required it.
    /// </remarks>
    private static async Task<OkAnswer<CertificationAttemptView>> Withdraw(
        RouteId<CertificationAttemptId> id, Body<WithdrawCertificationAttempt.Body> body, IMediator mediator,
        CancellationToken ct) =>
        (await mediator.Send(new WithdrawCertificationAttempt(id, body.Value), ct)).ToOk();
}
