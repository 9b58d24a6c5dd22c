using System.ComponentModel;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Surveys;
using MediatR;

namespace ChannelProgram.Application.Surveys;

public sealed record ListSurveyAnswers(SurveyAnswerFilter Filter, PageRequest Paging) : IRequest<Result<Page<SurveyAnswerView>>>
{
    public sealed class Handler(ISurveyAnswers answers, CurrentCaller caller)
        : IRequestHandler<ListSurveyAnswers, Result<Page<SurveyAnswerView>>>
    {
        public async Task<Result<Page<SurveyAnswerView>>> Handle(ListSurveyAnswers request, CancellationToken ct) => Page.Of(
            await answers.List(request.Filter, request.Paging, ct), request.Paging,
            it => SurveyAnswerView.Of(it, caller.Known), it => PagePosition.Of(it.RecordedAt, it.Id));
    }
}

public sealed record SurveyAnswerFilter : IListFilter
{
    [Description("Answers about one of these partners.")]
    public IReadOnlyList<PartnerId> Partner { get; init; } = [];

    [Description("Answers that have one of these statuses.")]
    public IReadOnlyList<SurveyAnswerStatus> Status { get; init; } = [];

    [Description("Answers with one of these ids of where they come from. An id with a comma cannot be searched for.")]
    [Line(SurveyAnswer.MaxExternalIdLength)]
    public IReadOnlyList<string> ExternalId { get; init; } = [];

    [Description("Answers of this day or a later one.")]
    public DateOnly? AnsweredFrom { get; init; }

    [Description("Answers of days before this one.")]
    public DateOnly? AnsweredUntil { get; init; }

    public IQueryable<SurveyAnswer> Among(IQueryable<SurveyAnswer> answers)
    {
        if (Partner.Count > 0) answers = answers.Where(it => Partner.Contains(it.Partner));
        if (ExternalId.Count > 0) answers = answers.Where(it => ExternalId.Contains(it.ExternalId));
        if (AnsweredFrom is { } from) answers = answers.Where(it => it.AnsweredOn >= from);
        if (AnsweredUntil is { } until) answers = answers.Where(it => it.AnsweredOn < until);
        if (Status.Count == 0) return answers;

        // The same rule as SurveyAnswer.Status.
        var (counted, withdrawn) =
            (Status.Contains(SurveyAnswerStatus.Counted), Status.Contains(SurveyAnswerStatus.Withdrawn));
        return answers.Where(it => (it.WithdrawnAt == null && counted) || (it.WithdrawnAt != null && withdrawn));
    }
}
