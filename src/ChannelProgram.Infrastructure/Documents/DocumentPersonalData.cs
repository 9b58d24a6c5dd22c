using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Documents;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Documents;

/// <summary>Names of files. What is in them nothing searches: they are named for somebody to look through.</summary>
internal sealed class DocumentPersonalData(ChannelDb db) : IPersonalData
{
    public string Place => "documents";

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct) =>
    [
        .. (await Candidates(subject, ct)).Where(it => PersonIn(it, subject).AreIn(it.Name))
            .Select(it => PersonalRecords.Of(it.Id.Value, it.Partner, ("/name", it.Name))).OfType<PersonalRecord>(),
    ];

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct) =>
        (await Candidates(subject, ct)).Count(it => it.Erase(PersonIn(it, subject)));

    public async Task<IReadOnlyList<UnsearchedFile>> FindUnsearched(DataSubject subject, CancellationToken ct) =>
        [.. (await OfDeals(subject).ToListAsync(ct)).Select(it => new UnsearchedFile(it.Deal.Value, it.Id.Value))];

    private static PersonTexts PersonIn(DealDocument it, DataSubject subject) =>
        subject.TextsOf(it.Partner.Value, it.Deal.Value);

    private IQueryable<DealDocument> OfDeals(DataSubject subject)
    {
        List<DealId> deals = [.. subject.Deals.Select(DealId.From)];
        return db.Set<DealDocument>().Of(subject).Where(it => deals.Contains(it.Deal)).OrderBy(it => it.Id);
    }

    private Task<IReadOnlyCollection<DealDocument>> Candidates(DataSubject subject, CancellationToken ct)
    {
        var all = db.Set<DealDocument>().Of(subject);
        IQueryable<DealDocument>[] queries =
        [
            OfDeals(subject),
            .. subject.Emails.Select(email => all.Where(it => StoredText.Upper(it.Name).Contains(email))),
            .. from partner in subject.Partners
               from letters in subject.LettersOfNames(partner)
               select all.Where(it => it.Partner == partner && StoredText.Upper(it.Name).Contains(letters)),
        ];
        return queries.LoadOnce(ct);
    }
}
