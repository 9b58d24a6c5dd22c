using ChannelProgram.Application.Common;
using ChannelProgram.Application.Mails;
using ChannelProgram.Domain.Mails;

namespace ChannelProgram.Application.Identity;

/// <summary>Mails about how a person signs in. Nobody can switch them off. A mail's kind is the name of its template.</summary>
public sealed class SecurityMails(IMailQueue queue, IMailTemplates templates, ProgramClock clock)
{
    public const string PasswordChanged = "passwordChanged";
    public const string TwoFactorOn = "twoFactorOn";
    public const string TwoFactorOff = "twoFactorOff";
    public const string RecoveryCodesRenewed = "recoveryCodesRenewed";
    public const string EmailChanged = "emailChanged";
    public const string PasswordForgotten = "passwordForgotten";
    public const string EmailChangeAsked = "emailChangeAsked";
    public const string EmailToConfirm = "emailToConfirm";
    public const string EmailTaken = "emailTaken";

    public void Tell(Person person, string kind, string? at = null) => queue.Add(
        Mail.To(at ?? person.Email, person.Id, kind, Render(kind, []), clock.MachineNow()));

    public void Send(Guid person, string at, string kind, string token) => queue.Add(
        Mail.WithSecret(at, person, kind, Render(kind, new() { ["token"] = token }), clock.MachineNow()));

    private MailText Render(string kind, Dictionary<string, string?> values) =>
        templates.Render(kind, values, canBeSwitchedOff: false);
}
