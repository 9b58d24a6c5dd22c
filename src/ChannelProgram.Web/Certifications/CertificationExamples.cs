using ChannelProgram.Application.Certifications;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.Certifications;

internal static class CertificationExamples
{
    private static readonly DateOnly ExamDay = new(2026, 11, 20);
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly CertificationTerms Terms = new();

    public static readonly PersonId Person = new(new("019aa5b5-1a3b-7f52-9c05-3d4e5f607182"));

    public static readonly CertificationCatalogue Catalogue = new(
        Version: 1, Terms.Catalogue, Terms.RetakeAfterDays, Terms.MaxAttempts, Terms.AttemptWindowMonths);

    public static readonly RecordCertificationAttempt.Body Input =
        new("lms-4711", Person, CertificationCodes.Foundation, "82.5", ExamDay);

    public static readonly CertificationAttemptView Recorded = new(
        new("019aa5b6-2b4c-7a63-8d16-4e5f60718293"), Input.ExternalId!, Person.Value, Input.Certification!, Input.Score!, ExamDay,
        CertificationAttemptStatus.Passed, ExamDay.AddMonths(24), Version: 1, Noon, Withdrawal: null, ["withdraw"]);

    public static readonly RecordCertificationAttempts.Body ManyInput = new([Input]);

    public static readonly RecordedItems RecordedMany =
        new([new(0, RecordingResult.Accepted, Recorded.Id, Problem: null)]);

    public static readonly WithdrawCertificationAttempt.Body Withdrawal = new("It is somebody else's.");

    public static readonly CertificationAttemptView Withdrawn = Recorded with
    {
        Status = CertificationAttemptStatus.Withdrawn,
        ValidUntil = null,
        Withdrawal = new(Noon, "019aa5b0-2222-7c56-8e0a-1b2c3d4e5f60", Withdrawal.Reason!),
        NextActions = [],
    };

    public static readonly Listing<CertificationAttemptView> Page = new([Recorded], Next: null);

    public static readonly PartnerCertifications OfPartner = new(
        new("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60"), CertifiedSales: 0, CertifiedTechnical: 0,
        [
            new(
                Person.Value, "Ada Example", ExamDay.AddMonths(24),
                [
                    new(
                        CertificationCodes.Foundation, "Foundation", CertificationTrack.Sales, Level: 1, CountsAs: null, ExamDay,
                        ExamDay.AddMonths(24)),
                ]),
        ]);

    public static readonly Refusal PrerequisiteMissing =
        CertificationRefusals.PrerequisiteMissing([CertificationCodes.Foundation]);

    public static readonly Refusal RetakeTooSoon = CertificationRefusals.RetakeTooSoon(Terms.RetakeAfterDays);

    public static readonly Refusal AttemptsUsedUp =
        CertificationRefusals.AttemptsUsedUp(Terms.MaxAttempts, Terms.AttemptWindowMonths);
}
