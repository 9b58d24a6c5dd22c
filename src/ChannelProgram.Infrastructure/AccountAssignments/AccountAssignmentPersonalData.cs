using ChannelProgram.Application.Common;
using ChannelProgram.Domain.AccountAssignments;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;

namespace ChannelProgram.Infrastructure.AccountAssignments;

/// <summary>
/// What staff noted, which is not what the partner has. It is searched for addresses; where one is found, for the name too.
/// </summary>
internal sealed class AccountAssignmentPersonalData(ChannelDb db) : IPersonalData
{
    public string Place => "accountAssignments";

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct) =>
    [
        .. (await Candidates(subject, ct)).Select(it => PersonalRecords.Of(
            it.Id.Value, null, TextsOf(it).Naming(subject.Texts))).OfType<PersonalRecord>(),
    ];

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct) =>
        (await Candidates(subject, ct)).Count(it => it.Erase(subject.Texts));

    private static IEnumerable<(string, string?)> TextsOf(AccountAssignment it) =>
        [("/note", it.Note), ("/endReason", it.EndReason)];

    private Task<IReadOnlyCollection<AccountAssignment>> Candidates(DataSubject subject, CancellationToken ct)
    {
        IQueryable<AccountAssignment>[] queries =
        [
            .. (subject.Within is null ? subject.Emails : []).Select(email => db.Set<AccountAssignment>().Where(
                it => StoredText.Upper(it.Note).Contains(email) || StoredText.Upper(it.EndReason).Contains(email))),
        ];
        return queries.LoadOnce(ct);
    }
}
