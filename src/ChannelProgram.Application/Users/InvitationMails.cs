using ChannelProgram.Application.Common;
using ChannelProgram.Application.Mails;
using ChannelProgram.Application.Partners;
using ChannelProgram.Domain.Mails;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Users;

/// <summary>Sent if the current transaction is committed. A mail's kind is the name of its template.</summary>
public sealed class InvitationMails(IMailQueue queue, IMailTemplates templates, IChannelDb db, ProgramClock clock)
{
    public const string Kind = "userInvited";

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
