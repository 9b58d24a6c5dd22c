using System.Globalization;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Mails;
using ChannelProgram.Application.Notifications;
using ChannelProgram.Domain.Conflicts;

namespace ChannelProgram.Application.Conflicts;

/// <summary>What parties are told of their cases by mail: each of its own deal, and of nobody else.</summary>
public sealed class ConflictMails(IConflicts conflicts) : MailSource<ConflictMails.Subject>, IMailRows
{
    public static readonly MailKind Opened = new("caseOpened");
    public static readonly MailKind StatementAsked = new("caseStatementAsked");
    public static readonly MailKind Communicated = new("caseCommunicated");
    public static readonly MailKind Closed = new("caseClosed");

    private static readonly Role[] Partner = [Role.PartnerAdmin, Role.PartnerSales];

    public static IReadOnlyList<MailType> Rows { get; } = (MailType<Subject>[])
    [
        new(ConflictPartyEvent.Opened, Opened, Partner, (it, _) => it.Opened.Conflict.IsOpen),
        new(ConflictPartyEvent.Heard, StatementAsked, Partner, (it, _) => it.Opened.Conflict.MayBeJoined),
        new(ConflictPartyEvent.Communicated, Communicated, Partner),
        new(ConflictPartyEvent.Closed, Closed, Partner),
    ];

    protected override async Task<Subject?> Find(OutboxItem happened, DateTimeOffset now, CancellationToken ct)
    {
        var party = new ConflictPartyId(Guid.Parse(happened.Subject, CultureInfo.InvariantCulture));
        return await conflicts.CaseOf(party, ct) is { } conflict
            && await conflicts.Read([conflict], ct) is [var opened]
            && opened.Conflict.Parties.FirstOrDefault(it => it.Id == party) is { } own
                ? new(opened, own) : null;
    }

    protected override Task<MailNews> Tell(MailType type, Subject subject, CancellationToken ct)
    {
        var (opened, own) = subject;
        var deal = opened.DealOf(own);
        return Task.FromResult(new MailNews(deal.Partner, Person: null, new Dictionary<string, string?>
        {
            ["number"] = deal.Number.Value,
            ["customer"] = deal.Customer.Name,
            ["line"] = opened.Conflict.ProductLine,
            ["case"] = own.Id.Value.ToString(),
            ["appealUntil"] = opened.Conflict.IsFinal ? null : opened.Conflict.AppealUntil?.ToMail(),
            ["hearingUntil"] = opened.Conflict.Parties.Max(it => it.HearingUntil)?.ToMail(),
        }));
    }

    public sealed record Subject(OpenedConflict Opened, ConflictParty Own);
}
