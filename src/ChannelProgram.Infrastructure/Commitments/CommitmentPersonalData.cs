using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Commitments;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;

namespace ChannelProgram.Infrastructure.Commitments;

/// <summary>Names of documents, and why staff rejected or ended a commitment. What is in documents nothing searches.</summary>
internal sealed class CommitmentPersonalData(ChannelDb db) : IPersonalData
{
    public string Place => "commitments";

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct) =>
    [
        .. (await Candidates(subject, ct)).Select(it => PersonalRecords.Of(
            it.Id.Value, it.Partner, TextsOf(it).Naming(PersonIn(it, subject)))).OfType<PersonalRecord>(),
    ];

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct) =>
        (await Candidates(subject, ct)).Count(it => it.Erase(PersonIn(it, subject)));

    private static IEnumerable<(string, string?)> TextsOf(Commitment it) =>
        [("/document/name", it.DocumentName), ("/reason", it.Reason)];

    private static PersonTexts PersonIn(Commitment it, DataSubject subject) => subject.TextsOf(it.Partner.Value);

    private Task<IReadOnlyCollection<Commitment>> Candidates(DataSubject subject, CancellationToken ct)
    {
        var all = db.Set<Commitment>().Of(subject);
        IQueryable<Commitment>[] queries =
        [
            .. subject.Emails.Select(email => all.Where(
                it => StoredText.Upper(it.DocumentName).Contains(email) || StoredText.Upper(it.Reason).Contains(email))),
            .. from partner in subject.Partners
               from letters in subject.LettersOfNames(partner)
               select all.Where(it => it.Partner == partner && (StoredText.Upper(it.DocumentName).Contains(letters)
                   || StoredText.Upper(it.Reason).Contains(letters))),
        ];
        return queries.LoadOnce(ct);
    }
}
