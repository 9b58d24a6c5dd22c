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

    private async Task<IReadOnlyCollection<DealDocument>> Candidates(DataSubject subject, CancellationToken ct)
    {
        var found = (await OfDeals(subject).ToListAsync(ct)).ToDictionary(it => it.Id);
        var all = db.Set<DealDocument>().Of(subject);
        foreach (var email in subject.Emails) await Add(all.Where(it => StoredText.Upper(it.Name).Contains(email)));
        foreach (var partner in subject.Partners)
            foreach (var letters in subject.LettersOfNames(partner))
                await Add(all.Where(it => it.Partner == partner && StoredText.Upper(it.Name).Contains(letters)));
        return found.Values;

        async Task Add(IQueryable<DealDocument> candidates)
        {
            foreach (var it in await candidates.ToListAsync(ct)) found[it.Id] = it;
        }
    }
}
