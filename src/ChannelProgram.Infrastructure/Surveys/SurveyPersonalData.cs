using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Surveys;
using ChannelProgram.Infrastructure.Store;

namespace ChannelProgram.Infrastructure.Surveys;

/// <summary>Why staff withdrew an answer. It is searched for addresses; where one is found, for the name too.</summary>
internal sealed class SurveyPersonalData(ChannelDb db) : IPersonalData
{
    public string Place => "surveys";

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct) =>
    [
        .. (await Candidates(subject, ct)).Select(it => PersonalRecords.Of(
            it.Id.Value, it.Partner, TextsOf(it).Naming(subject.Texts))).OfType<PersonalRecord>(),
    ];

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct) =>
        (await Candidates(subject, ct)).Count(it => it.Erase(subject.Texts));

    private static IEnumerable<(string, string?)> TextsOf(SurveyAnswer it) => [("/withdrawal/reason", it.WithdrawalReason)];

    /// <summary>A partner reads nothing of it.</summary>
    private Task<IReadOnlyCollection<SurveyAnswer>> Candidates(DataSubject subject, CancellationToken ct)
    {
        IQueryable<SurveyAnswer>[] queries =
        [
            .. (subject.Within is null ? subject.Emails : []).Select(email => db.Set<SurveyAnswer>().Where(
                it => StoredText.Upper(it.WithdrawalReason).Contains(email))),
        ];
        return queries.LoadOnce(ct);
    }
}
