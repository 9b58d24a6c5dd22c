using System.Globalization;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Mails;
using ChannelProgram.Application.Notifications;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.People;

namespace ChannelProgram.Application.Certifications;

/// <summary>
/// Which events of certifications are told by mail. A partner is told of nobody who has left it meanwhile, or belonged to another
/// one when it happened.
/// </summary>
public sealed class CertificationMails(ICertificationAttempts attempts, IProgramVersions programs)
    : MailSource<CertificationMails.Subject>, IMailRows
{
    public static readonly MailKind Awarded = new("certificationAwarded");
    public static readonly MailKind Expiring = new("certificationExpiring");
    public static readonly MailKind Expired = new("certificationExpired");

    private static readonly Role[] Admins = [Role.PartnerAdmin];

    public static IReadOnlyList<MailType> Rows { get; } = (MailType<Subject>[])
    [
        new(CertificationEvent.Awarded, Awarded, Admins, (it, _) => it.Attempt.Validity is not null) { AlsoToPerson = true },
        new(CertificationEvent.Expiring, Expiring, Admins, (it, _) => it.EndsUnrenewed && it.DaysLeft > 0)
        {
            AlsoToPerson = true,
        },
        new(CertificationEvent.Expired, Expired, Admins, (it, _) => it.EndsUnrenewed) { AlsoToPerson = true },
    ];

    protected override async Task<Subject?> Find(OutboxItem happened, DateTimeOffset now, CancellationToken ct)
    {
        var id = new CertificationAttemptId(Guid.Parse(happened.Subject, CultureInfo.InvariantCulture));
        if (await attempts.Find(id, ct) is not { } attempt
            || await attempts.LatestMembership(attempt.Person, ct) is not { HasEnded: false } membership
            || membership.Partner != happened.Partner) return null;

        var exams = new ExamHistory(await attempts.Of([attempt.Person], ct));
        return new(attempt, membership, exams.IsRenewed(attempt), programs.Today(now));
    }

    protected override Task<MailNews> Tell(MailType type, Subject subject, CancellationToken ct)
    {
        var attempt = subject.Attempt;
        return Task.FromResult(new MailNews(subject.Membership.Partner, attempt.Person.Value, new Dictionary<string, string?>
        {
            ["name"] = subject.Membership.Name,
            ["certification"] = programs.Of(attempt.ProgramVersion).Certifications.Find(attempt.Certification)!.Name,
            ["takenOn"] = attempt.TakenOn.ToMail(),
            ["until"] = attempt.ValidUntil?.AddDays(-1).ToMail(),
            ["badge"] = attempt.Badge,
            ["daysLeft"] = subject.DaysLeft?.ToString(CultureInfo.InvariantCulture),
        }));
    }

    /// <summary>A result, with what decides whether its end is still worth telling.</summary>
    public sealed record Subject(CertificationAttempt Attempt, Membership Membership, bool IsRenewed, DateOnly Today)
    {
        public bool EndsUnrenewed => Attempt.Validity?.Until is not null && !IsRenewed;

        /// <summary>Null: it has no end.</summary>
        public int? DaysLeft => Attempt.ValidUntil?.DayNumber - Today.DayNumber;
    }
}
