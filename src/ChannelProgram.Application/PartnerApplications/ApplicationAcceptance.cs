using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Application.Mails;
using ChannelProgram.Application.Partners;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Mails;
using ChannelProgram.Domain.PartnerApplications;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.PartnerApplications;

/// <summary>Makes a partner of an applicant, with its first administrator.</summary>
public sealed class ApplicationAcceptance(
    IChannelDb db, IPartnerApplications applications, ICredentials credentials, INewUsers users, IMailQueue mails,
    IMailTemplates templates, ProgramClock clock)
{
    public async Task<Refusal?> Accept(
        PartnerApplication application, ProgramVersion program, DateTimeOffset now, CancellationToken ct)
    {
        if (await credentials.IsTaken(application.Email, ct)) return IdentityRefusals.EmailInUse;

        var keys = application.Details.KeysBeside(program.AllSharedHosts);
        // Staff may accept what another partner has the keys of; these stay that one's.
        var known = await applications.LockKeys(keys, ct);
        var partner = Partner.SignUp(
            new(application.CompanyName, application.Country, application.Type, application.Website), program.Tiers[0].Code,
            program.Version, now, keys.Where(it => !known.Taken.Contains(it)));
        var accepted = application.Accept(partner.Id, now);
        if (accepted.Refusal is { } refused) return refused;

        db.Partners.Add(partner);
        // The user refers to it.
        await db.Save(ct);
        var admin = await users.Add(
            partner.Id, Role.PartnerAdmin, application.Email, application.ContactName, accepted.Value, clock.MachineNow(), ct);
        partner.Agree(application.AgreementVersion, $"{admin}", now);
        Tell(application, admin);
        return null;
    }

    /// <param name="admin">Null: there is none, the application was rejected.</param>
    public void Tell(PartnerApplication application, Guid? admin)
    {
        var kind = admin is null ? "applicationRejected" : "applicationAccepted";
        var values = new Dictionary<string, string?>
        {
            ["company"] = application.CompanyName,
            ["name"] = application.ContactName,
            ["message"] = application.Message,
        };
        mails.Add(Mail.To(
            application.Email, admin, kind, templates.Render(kind, values, canBeSwitchedOff: false), clock.MachineNow()));
    }
}
