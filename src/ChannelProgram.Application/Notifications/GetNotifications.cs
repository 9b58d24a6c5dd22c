using System.Globalization;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Notifications;

public sealed record GetNotifications : IRequest<Result<NotificationSettings>>
{
    public sealed class Handler(CurrentCaller current, IMailRecipients recipients)
        : IRequestHandler<GetNotifications, Result<NotificationSettings>>
    {
        public async Task<Result<NotificationSettings>> Handle(GetNotifications request, CancellationToken ct)
        {
            var caller = current.Known;
            var off = await recipients.SwitchedOff(Guid.Parse(caller.Id, CultureInfo.InvariantCulture), ct);
            return NotificationSettings.Of(caller, off);
        }
    }
}

/// <summary>Which mails a person gets.</summary>
/// <param name="Mails">The kinds of mail that the person's role may get, each on or off.</param>
public sealed record NotificationSettings([Count(0, NotificationSettings.MaxKinds)] IReadOnlyList<NotificationSwitch> Mails)
{
    public const int MaxKinds = 100;

    public static NotificationSettings Of(Caller caller, IReadOnlySet<string> off) =>
        new([.. MailTable.KindsFor(caller.Roles).Select(it => new NotificationSwitch(it, !off.Contains(it.Name)))]);
}

/// <param name="On">False: the person gets no such mail.</param>
public sealed record NotificationSwitch(MailKind Kind, bool On);
