using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Surveys;

public sealed record SurveyEvent : IEventRecord
{
    public const string Answered = "survey.answered";
    public const string Withdrawn = "survey.withdrawn";

    private readonly string _type;
    private readonly Guid _answer;
    private readonly PartnerId _partner;
    private readonly SurveyBody _state;

    public SurveyEvent(string type, SurveyAnswer it, DateTimeOffset at) => (_type, _answer, _partner, At, _state) =
        (type, it.Id.Value, it.Partner, at, new(it.ExternalId, it.Partner.Value, it.Score, it.AnsweredOn));

    public static IReadOnlyList<EventType> Types { get; } =
    [
        TypeOf(Answered, "What a customer answered to a survey about a partner was recorded."),
        TypeOf(Withdrawn, "Staff withdrew an answer to a survey, which was wrong."),
    ];

    public DateTimeOffset At { get; }

    string IDomainEvent.Type => _type;
    string IDomainEvent.Subject => _answer.ToString();
    PartnerId? IDomainEvent.Partner => _partner;
    bool IDomainEvent.IsAutomatic => false;
    IEventBody IDomainEvent.After => _state;

    private static EventType TypeOf(string name, string description) =>
        EventType.Internal<SurveyBody>(name, "survey answer", description) with { HasPartner = true };
}

public sealed record SurveyBody(string ExternalId, Guid Partner, decimal Score, DateOnly AnsweredOn) : IEventBody;
