using ChannelProgram.Application.Common;
using ChannelProgram.Application.Surveys;
using ChannelProgram.Domain.Surveys;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.Surveys;

internal sealed class SurveyEndpoints : IApiFeature
{
    public string Tag => "Surveys";

    public string TagDescription => "What customers answer to the vendor's surveys about partners.";

    public IEnumerable<ProblemMember> ProblemMembers =>
        [ProblemMember.CurrentStatus<SurveyAnswerStatus>("Of an answer to a survey")];

    public void Map(IEndpointRouteBuilder routes)
    {
        var answers = routes.MapGroup("/v1/survey-answers");
        answers.MapPost("", Record).WithName("recordSurveyAnswer").WithSummary("Record an answer to a survey")
            .Requires(SurveyPermissions.Record).WithoutVersion().Refuses(SurveyRefusals.ExternalIdInUse)
            .Example(SurveyExamples.Recorded, SurveyExamples.Input);
        answers.MapPost("bulk", RecordMany).WithName("recordSurveyAnswers").WithSummary("Record many answers to surveys")
            .Requires(SurveyPermissions.Record).WithoutVersion()
            .Example(SurveyExamples.RecordedMany, SurveyExamples.ManyInput);
        answers.MapGet("", List).WithName("listSurveyAnswers").WithSummary("List answers to surveys, the last recorded first")
            .Requires(SurveyPermissions.Read).Example(SurveyExamples.Page);
        answers.MapGet("{id}", Get).WithName("getSurveyAnswer").WithSummary("Read an answer to a survey")
            .Requires(SurveyPermissions.Read).Example(SurveyExamples.Recorded);
        answers.MapPost("{id}/withdraw", Withdraw).WithName("withdrawSurveyAnswer")
            .WithSummary("Withdraw an answer that was wrong").Requires(SurveyPermissions.Withdraw)
            .Refuses(SurveyRefusals.StatusForbids(SurveyAnswerStatus.Withdrawn))
            .Example(SurveyExamples.Withdrawn, SurveyExamples.Withdrawal);
    }

    /// <remarks>
    /// It counts once by its <c>externalId</c>: the same answer again is answered with the first, another one under that id is
    /// 409 <c>externalIdInUse</c>.
    /// </remarks>
    private static async Task<CreatedAnswer<SurveyAnswerView>> Record(
        Body<RecordSurveyAnswer.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RecordSurveyAnswer(body.Value), ct)).ToCreated(it => $"/v1/survey-answers/{it.Id}");

    /// <remarks>
    /// Each is recorded as it would be alone, in the order of the request. A refused one says why and stores nothing; it does not
    /// stop the others. A request is refused as a whole if it cannot be read: if something has another type, or a member is
    /// unknown.
    /// </remarks>
    private static async Task<ReportAnswer<RecordedItems>> RecordMany(
        Body<RecordSurveyAnswers.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RecordSurveyAnswers(body.Value), ct)).ToReport();

    /// <remarks>Filters are joined by AND. Several values of one filter are separated by commas.</remarks>
    private static async Task<PageAnswer<SurveyAnswerView>> List(
        ListRequest<SurveyAnswerFilter> query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListSurveyAnswers(query.Filter, query.Paging), ct)).ToPage();

    /// <remarks>A withdrawn one stays readable.</remarks>
    private static async Task<OkAnswer<SurveyAnswerView>> Get(
        RouteId<SurveyAnswerId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetSurveyAnswer(id), ct)).ToOk();

    /// <remarks>It counts no more. Its <c>externalId</c> stays used: record the right answer under another one.</remarks>
    private static async Task<OkAnswer<SurveyAnswerView>> Withdraw(
        RouteId<SurveyAnswerId> id, Body<WithdrawSurveyAnswer.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new WithdrawSurveyAnswer(id, body.Value), ct)).ToOk();
}
