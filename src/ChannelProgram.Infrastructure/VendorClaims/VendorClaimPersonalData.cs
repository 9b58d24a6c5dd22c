using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.VendorClaims;
using ChannelProgram.Infrastructure.Store;

namespace ChannelProgram.Infrastructure.VendorClaims;

/// <summary>What staff noted. It is searched for addresses; where one is found, for the name too.</summary>
internal sealed class VendorClaimPersonalData(ChannelDb db) : IPersonalData
{
    public string Place => "vendorClaims";

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct) =>
    [
        .. (await Candidates(subject, ct)).Select(it => PersonalRecords.Of(
            it.Id.Value, null,
            TextsOf(it).Naming(subject.Texts))).OfType<PersonalRecord>(),
    ];

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct) =>
        (await Candidates(subject, ct)).Count(it => it.Erase(subject.Texts));

    private static IEnumerable<(string, string?)> TextsOf(VendorClaim it) =>
        [("/note", it.Note), ("/lastActivity", it.LastActivity), ("/endReason", it.EndReason)];

    private Task<IReadOnlyCollection<VendorClaim>> Candidates(DataSubject subject, CancellationToken ct)
    {
        IQueryable<VendorClaim>[] queries =
        [
            .. (subject.Within is null ? subject.Emails : []).Select(email => db.Set<VendorClaim>().Where(
                it => StoredText.Upper(it.Note).Contains(email) || StoredText.Upper(it.LastActivity).Contains(email)
                    || StoredText.Upper(it.EndReason).Contains(email))),
        ];
        return queries.LoadOnce(ct);
    }
}
