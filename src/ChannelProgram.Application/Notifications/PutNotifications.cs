using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Notifications;

/// <summary>Takes effect for mails about what happens from now on.</summary>
public sealed record PutNotifications([RequestBody] PutNotifications.Body Form) : IRequest<Result<NotificationSettings>>, IChange
{
    /// <param name="Mails">Kinds of mail, each on or off. A kind that is left out is on.</param>
    [SchemaName("NotificationSettingsInput")]
    public sealed record Body([Required, Count(0, NotificationSettings.MaxKinds, Of = "kind")] IReadOnlyList<Switch?>? Mails);

    /// <param name="On">False: no such mail.</param>
    [SchemaName("NotificationSwitchInput")]
    public sealed record Switch([Required] MailKind? Kind, [Required] bool? On);

    public sealed class Validator : AbstractValidator<Body>
    {
        public Validator() => RuleFor(it => it.Mails).Must(mails =>
            mails!.Select(it => it?.Kind).OfType<MailKind>().GroupBy(it => it).All(it => it.Count() == 1))
            .When(it => it.Mails is not null).WithMessage("names a kind more than once");
    }

    public sealed class Handler(CurrentCaller current, IMailRecipients recipients)
        : IRequestHandler<PutNotifications, Result<NotificationSettings>>
    {
        public async Task<Result<NotificationSettings>> Handle(PutNotifications request, CancellationToken ct)
        {
            var caller = current.Known;
            var off = request.Form.Mails!.Where(it => it!.On is false).Select(it => it!.Kind!.Value.Name).ToHashSet();
            await recipients.SwitchOff(Guid.Parse(caller.Id, CultureInfo.InvariantCulture), off, ct);
            return NotificationSettings.Of(caller, off);
        }
    }
}
