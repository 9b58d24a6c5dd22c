using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.DealTransfers;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.DealTransfers;

/// <summary>What two partners and staff wrote to each other about a deal that names the person, or with its address.</summary>
internal sealed class DealTransferPersonalData(ChannelDb db) : IPersonalData
{
    public string Place => "dealTransfers";

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct) =>
    [
        .. (await Candidates(subject, ct)).Select(it => PersonalRecords.Of(
            it.Id.Value, it.From, TextsOf(it).Naming(subject))).OfType<PersonalRecord>(),
    ];

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct) =>
        (await Candidates(subject, ct)).Count(it => it.Erase(subject.Texts));

    private static IEnumerable<(string, string?)> TextsOf(DealTransfer it) => [("/note", it.Note), ("/message", it.Message)];

    private async Task<IReadOnlyCollection<DealTransfer>> Candidates(DataSubject subject, CancellationToken ct)
    {
        var found = new Dictionary<DealTransferId, DealTransfer>();
        var all = db.Set<DealTransfer>().Where(it => subject.Within == null || it.From == subject.Within);
        List<DealId> deals = [.. subject.Deals.Select(DealId.From)];
        foreach (var it in await all.Where(it => deals.Contains(it.Deal)).ToListAsync(ct)) found[it.Id] = it;
        foreach (var email in subject.Emails)
            foreach (var it in await all.Where(it => StoredText.Upper(it.Note).Contains(email)
                || StoredText.Upper(it.Message).Contains(email)).ToListAsync(ct))
                found[it.Id] = it;
        return found.Values;
    }
}
