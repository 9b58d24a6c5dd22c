using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Application.Mails;
using ChannelProgram.Application.Partners;
using ChannelProgram.Application.People;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Mails;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Users;

/// <summary>Sent if the current transaction is committed. A mail's kind is the name of its template.</summary>
public sealed class InvitationMails(
    IMailQueue queue, IMailTemplates templates, IChannelDb db, IAttempts attempts, ICredentials credentials, ProgramClock clock)
    : IInvitationLimit
{
    public const string Kind = "userInvited";

    public static readonly Refusal TooMany = IdentityRefusals.TooManyAttempts(AttemptLimit.InvitationToAddress.Per);

    /// <summary>Counts a mail to an address, the first one and each that is sent again.</summary>
    /// <returns>Null: it may be sent.</returns>
    public async Task<Refusal?> RefusalOf(PartnerId? owner, string email, CancellationToken ct) =>
        await attempts.TryCount(
            AttemptLimit.InvitationToAddress, $"{owner?.Value} {credentials.Normalize(email)}", ct) is { } wait
            ? IdentityRefusals.TooManyAttempts(wait)
            : null;

    Task<Refusal?> IInvitationLimit.RefusalOf(PartnerId partner, string email, CancellationToken ct) =>
        RefusalOf(partner, email, ct);

    public async Task Send(ProgramUser invited, string token, CancellationToken ct)
    {
        var partner = invited.Partner is { } id
            ? await db.Partners.Where(it => it.Id == id).Select(it => it.Name).SingleAsync(ct)
            : null;
        var values = new Dictionary<string, string?> { ["partner"] = partner, ["name"] = invited.Name, ["token"] = token };
        queue.Add(Mail.WithSecret(
            invited.Email, null, Kind, templates.Render(Kind, values, canBeSwitchedOff: false), clock.MachineNow()));
    }
}
