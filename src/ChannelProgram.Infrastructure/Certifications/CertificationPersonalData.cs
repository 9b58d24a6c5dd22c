using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Certifications;

/// <summary>
/// What exams a person took. Results stay when a person is erased: they name nobody, but for the reason of a withdrawal. Badges
/// go.
/// </summary>
internal sealed class CertificationPersonalData(ChannelDb db) : IPersonalData
{
    public string Place => "certifications";

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct)
    {
        List<PersonId> people = [.. subject.People.Select(PersonId.From)];
        var own = db.Set<CertificationAttempt>().AsNoTracking().Where(it => people.Contains(it.Person));
        // A partner has what its members of today hold, and nothing that staff wrote.
        if (subject.Within is { } partner)
            own = own.Where(it => db.Set<Membership>().Any(
                member => member.Person == it.Person && member.Partner == partner && member.Until == null));
        var found = await own.OrderBy(it => it.Id).ToListAsync(ct);
        return
        [
            .. found.Select(it => PersonalRecords.Of(
                it.Id.Value, null, ("/certification", it.Certification), ("/score", ExamScore.ToText(it.Score)),
                ("/takenOn", $"{it.TakenOn:yyyy-MM-dd}"), ("/status", $"{it.Status}".ToLowerInvariant()), ("/badge", it.Badge),
                ("/withdrawal/reason", subject.Everywhere ? it.WithdrawalReason : null))).OfType<PersonalRecord>(),
            .. !subject.Everywhere ? [] : (await Naming(subject, ct)).Where(it => !people.Contains(it.Person))
                .Select(it => PersonalRecords.Of(it.Id.Value, null, ("/withdrawal/reason", it.WithdrawalReason)))
                .OfType<PersonalRecord>(),
        ];
    }

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct)
    {
        List<PersonId> people = [.. subject.People.Select(PersonId.From)];
        var named = (await Naming(subject, ct)).Where(it => it.Erase(subject.Texts)).ToList();
        var badges = (await db.Set<CertificationAttempt>().Where(it => people.Contains(it.Person) && it.Badge != null)
            .ToListAsync(ct)).Where(it => it.EraseBadge()).ToList();
        return named.Union(badges).Count();
    }

    private async Task<IReadOnlyList<CertificationAttempt>> Naming(DataSubject subject, CancellationToken ct)
    {
        List<PersonId> people = [.. subject.People.Select(PersonId.From)];
        var withdrawn = await db.Set<CertificationAttempt>()
            .Where(it => it.WithdrawalReason != null
                && (people.Contains(it.Person) || EF.Functions.Like(it.WithdrawalReason, "%@%")))
            .ToListAsync(ct);
        return withdrawn.FindAll(it => subject.Texts.AreIn(it.WithdrawalReason));
    }
}
