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
    /// <param name="despiteNewDoubts">Also if something speaks against it by now that did not when it was confirmed.</param>
    public async Task<Refusal?> Accept(
        PartnerApplication application, bool despiteNewDoubts, ProgramVersion program, DateTimeOffset now, CancellationToken ct)
    {
        if (await credentials.IsTaken(application.Email, ct)) return IdentityRefusals.EmailInUse;

        var keys = application.Details.KeysBeside(program.AllSharedHosts);
        var known = await applications.LockKeys(keys, ct);
        var doubts = ApplicationScreening.DoubtsAbout(
            application.Details, program.AllSharedHosts, known.Taken.Count > 0, known.WasSuspended) & ~application.Doubts;
        if (doubts is not ApplicationDoubts.None && !despiteNewDoubts)
            return PartnerApplicationRefusals.NewDoubts(application.Status, doubts);

        // Staff may accept what another partner has the keys of; these stay that one's.
        var partner = Partner.SignUp(
            new(application.CompanyName, application.Country, application.Type, application.Website), program.Tiers[0].Code,
            program.Version, now, keys.Where(it => !known.Taken.Contains(it)));
        var accepted = application.Accept(partner.Id, now);
        if (accepted.Refusal is { } refused) return refused;

        db.Partners.Add(partner);
        // The user refers to it.
        await db.Save(ct);
        var (admin, joinedAt) = (Guid.CreateVersion7(clock.MachineNow()), clock.MachineNow());
        await users.Add(
            new(admin, partner.Id, Role.PartnerAdmin, application.Email, application.ContactName, joinedAt), accepted.Value,
            Caller.Program, ct);
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
