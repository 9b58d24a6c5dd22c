using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Certifications;

/// <summary>The result of an exam, as it was recorded.</summary>
/// <param name="ExternalId">The id that the result has where it comes from.</param>
/// <param name="Certification">The code of the certification that the exam is for.</param>
/// <param name="Score">In percent.</param>
/// <param name="TakenOn">The day of the exam, from which on it is valid if it was passed.</param>
/// <param name="ValidUntil">
/// The first day on which it is not valid any more. Null: it has no end, or does not count as passed.
/// </param>
/// <param name="Badge">
/// The address of its badge: a page that everybody who has the address may read. Null: it was not passed, or the person was
/// erased.
/// </param>
/// <param name="Version">The version of the program by which it was judged.</param>
/// <param name="Withdrawal">Null: it was not withdrawn.</param>
[SchemaName("CertificationAttempt")]
public sealed record CertificationAttemptView(
    Guid Id,
    [Line(CertificationAttempt.MaxExternalIdLength)] string ExternalId,
    Guid Person,
    [Code] string Certification,
    [Score] string Score,
    DateOnly TakenOn,
    CertificationAttemptStatus Status,
    DateOnly? ValidUntil,
    [Line(BadgeLinks.MaxLength, Format = "uri")] string? Badge,
    int Version,
    DateTimeOffset RecordedAt,
    CertificationAttemptView.WithdrawalView? Withdrawal,
    [Name] IReadOnlyList<string> NextActions)
{
    /// <summary>Staff found a result to be wrong: it counts no more.</summary>
    /// <param name="By">The id of the member of staff.</param>
    [SchemaName("CertificationAttemptWithdrawal")]
    public sealed record WithdrawalView(
        DateTimeOffset At, [Line(CallerId.MaxLength)] string By,
        [MultiLine(CertificationAttempt.MaxReasonLength)] string Reason);

    public static CertificationAttemptView Of(CertificationAttempt it, Caller caller, IPublicAddress address) => new(
        it.Id.Value, it.ExternalId, it.Person.Value, it.Certification, ExamScore.ToText(it.Score), it.TakenOn, it.Status,
        it.Validity?.Until, address.OfBadge(it.Badge), it.ProgramVersion, it.RecordedAt,
        it.WithdrawnAt is { } at ? new(at, it.WithdrawnBy!, it.WithdrawalReason!) : null,
        it.WithdrawnAt is null && caller.May(CertificationPermissions.Withdraw) ? ["withdraw"] : []);
}
