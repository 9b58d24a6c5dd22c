using System.Linq.Expressions;
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

    /// <summary>What a partner wrote went along with its deal.</summary>
    public async Task Identify(DataSubject subject, CancellationToken ct)
    {
        var partners = subject.Partners.ToList();
        var receivers = await db.Set<DealTransfer>()
            .Where(it => partners.Contains(it.From) && it.Status == DealTransferStatus.Confirmed)
            .Select(it => it.To).Distinct().ToListAsync(ct);
        subject.Partners.UnionWith(receivers.OfType<PartnerId>());
    }

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct) =>
    [
        .. (await Candidates(subject, ct)).Select(it => PersonalRecords.Of(
            it.Id.Value, subject.Within ?? it.From, TextsOf(it).Naming(PersonIn(it, subject)))).OfType<PersonalRecord>(),
    ];

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct) =>
        (await Candidates(subject, ct)).Count(it => it.Erase(PersonIn(it, subject)));

    private static IEnumerable<(string, string?)> TextsOf(DealTransfer it) => [("/note", it.Note), ("/message", it.Message)];

    private static PersonTexts PersonIn(DealTransfer it, DataSubject subject) => subject.TextsOf(
        [it.Deal.Value, it.From.Value, .. it.To is { } to ? [to.Value] : (Guid[])[]]);

    /// <summary>Of a partner those that it offered and those that it accepted.</summary>
    private Task<IReadOnlyCollection<DealTransfer>> Candidates(DataSubject subject, CancellationToken ct)
    {
        var within = subject.Within;
        var all = db.Set<DealTransfer>().Where(it => within == null || it.From == within || it.To == within);
        List<DealId> deals = [.. subject.Deals.Select(DealId.From)];
        IQueryable<DealTransfer>[] queries =
        [
            all.Where(it => deals.Contains(it.Deal)),
            .. subject.Emails.Select(email => all.Where(Says(email))),
            .. from partner in subject.Partners
               from letters in subject.LettersOfNames(partner)
               select all.Where(it => it.From == partner || it.To == partner).Where(Says(letters)),
        ];
        return queries.LoadOnce(ct);
    }

    private static Expression<Func<DealTransfer, bool>> Says(string upper) => it =>
        StoredText.Upper(it.Note).Contains(upper) || StoredText.Upper(it.Message).Contains(upper);
}
