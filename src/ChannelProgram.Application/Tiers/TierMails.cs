using System.Globalization;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Mails;
using ChannelProgram.Application.Notifications;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Tiers;

namespace ChannelProgram.Application.Tiers;

/// <summary>Which events of tiers are told by mail, as things are when the mail is written.</summary>
public sealed class TierMails(IPartnerTiers tiers, IProgramVersions programs) : MailSource<TierMails.Subject>, IMailRows
{
    public static readonly MailKind Promoted = new("tierPromoted");
    public static readonly MailKind AtRisk = new("tierAtRisk");
    public static readonly MailKind Demoted = new("tierDemoted");

    private static readonly Role[] Admins = [Role.PartnerAdmin];

    public static IReadOnlyList<MailType> Rows { get; } = (MailType<Subject>[])
    [
        new(TierEvent.Promoted, Promoted, Admins),
        new(TierEvent.AtRisk, AtRisk, Admins, (it, now) => it.State.AtRisk?.Until > now),
        new(TierEvent.Demoted, Demoted, Admins),
    ];

    protected override async Task<Subject?> Find(OutboxItem happened, DateTimeOffset now, CancellationToken ct)
    {
        var partner = new PartnerId(Guid.Parse(happened.Subject, CultureInfo.InvariantCulture));
        return (await tiers.Load([partner], ct)).SingleOrDefault() is { Tier: { } tier } found
            ? new(partner, found.Partner.TierAt(now), tier.State, found.Last)
            : null;
    }

    protected override Task<MailNews> Tell(MailType type, Subject subject, CancellationToken ct)
    {
        var missing = type.Kind == AtRisk ? subject.State.AtRisk?.Requirements ?? []
            : type.Kind == Demoted ? subject.Last?.Lost.ToList() ?? []
            : [];
        return Task.FromResult(new MailNews(subject.Partner, Person: null, new Dictionary<string, string?>
        {
            ["tier"] = programs.All.Select(it => it.TierOf(subject.Held)?.Name).LastOrDefault(it => it is not null)
                ?? subject.Held,
            ["until"] = subject.State.AtRisk?.Until.ToMail(),
            ["missing"] = missing.Count == 0 ? null : string.Join(", ", missing.Select(NameOf)),
        }));
    }

    private static string NameOf(TierRequirement requirement) => requirement switch
    {
        TierRequirement.Commitment => "commitment",
        TierRequirement.CertifiedSales => "certified sales people",
        TierRequirement.CertifiedTechnical => "certified technical people",
        TierRequirement.QuarterlyRevenue => "quarterly revenue",
        TierRequirement.Satisfaction => "customer satisfaction",
        TierRequirement.PercentileRank => "place by revenue",
    };

    /// <param name="Held">The code of the tier that it holds.</param>
    /// <param name="Last">Its last evaluation that changed something.</param>
    public sealed record Subject(PartnerId Partner, string Held, TierState State, RecordedTierEvaluation? Last);
}
