using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Territories;
using ChannelProgram.Infrastructure.Store;

namespace ChannelProgram.Infrastructure.Territories;

/// <summary>
/// What staff noted, which is not what the partner has. It is searched for addresses; where one is found, for the name too.
/// </summary>
internal sealed class TerritoryPersonalData(ChannelDb db) : IPersonalData
{
    public string Place => "territories";

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct) =>
    [
        .. (await Candidates(subject, ct)).Select(it => PersonalRecords.Of(
            it.Id.Value, null, TextsOf(it).Naming(subject.Texts))).OfType<PersonalRecord>(),
    ];

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct) =>
        (await Candidates(subject, ct)).Count(it => it.Erase(subject.Texts));

    private static IEnumerable<(string, string?)> TextsOf(Territory it) =>
        [("/note", it.Note), ("/endReason", it.EndReason)];

    private Task<IReadOnlyCollection<Territory>> Candidates(DataSubject subject, CancellationToken ct)
    {
        IQueryable<Territory>[] queries =
        [
            .. (subject.Within is null ? subject.Emails : []).Select(email => db.Set<Territory>().Where(
                it => StoredText.Upper(it.Note).Contains(email) || StoredText.Upper(it.EndReason).Contains(email))),
        ];
        return queries.LoadOnce(ct);
    }
}
