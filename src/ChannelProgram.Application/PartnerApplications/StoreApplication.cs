using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Application.Mails;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Mails;
using ChannelProgram.Domain.PartnerApplications;
using ChannelProgram.Domain.Partners;
using MediatR;

namespace ChannelProgram.Application.PartnerApplications;

/// <summary>The second step of <see cref="ApplyAsPartner"/>.</summary>
public sealed record StoreApplication(ApplyAsPartner.Body Form) : IRequest<Result<ApplicationProgress>>, IChange
{
    // No log names people.
    public override string ToString() => nameof(StoreApplication);

    public sealed class Handler(
        IPartnerApplications applications, IProofOfWork proofs, ICredentials credentials, IAttempts attempts, IMailQueue mails,
        IMailTemplates templates, IProgramVersions programs, CurrentCaller caller, ProgramClock clock)
        : IRequestHandler<StoreApplication, Result<ApplicationProgress>>
    {
        public async Task<Result<ApplicationProgress>> Handle(StoreApplication request, CancellationToken ct)
        {
            // An applicant is nobody yet: the program does it.
            caller.Caller ??= Caller.Program;
            var now = clock.Now();
            var terms = programs.InForce(now).Partners;
            var form = request.Form;
            if (await proofs.Spend(form.Proof!.Challenge!, form.Proof.Nonce!, clock.MachineNow(), ct) is { } refused)
                return refused;

            var (secret, email) = (MailedToken.Generate(), form.Contact!.Email!);
            var application = PartnerApplication.Submit(
                new(
                    form.Company!.Name!, form.Company.Country!, form.Company.Website!, form.Company.TaxId, form.Company.Duns,
                    form.Type!.Value, form.Contact.Name!, email, form.AgreementVersion!),
                MailedToken.Hash(secret), terms, now);
            // This address got mails enough: it is answered alike, and nothing is stored.
            if (await attempts.TryCount(AttemptLimit.ApplicationToAddress, credentials.Normalize(email), ct) is not null)
                return ApplicationProgress.Of(application);

            var isKnown = await credentials.IsTaken(email, ct);
            if (!isKnown) applications.Add(application);
            mails.Add(isKnown ? KnownAddress(application) : Confirmation(application, secret));
            return ApplicationProgress.Of(application);
        }

        private Mail KnownAddress(PartnerApplication it)
        {
            const string Kind = "applicationKnownAddress";
            return Mail.To(
                it.Email, null, Kind, templates.Render(Kind, Values(it), canBeSwitchedOff: false), clock.MachineNow());
        }

        private Mail Confirmation(PartnerApplication it, string secret)
        {
            const string Kind = "applicationConfirm";
            var values = Values(it);
            values["secret"] = secret;
            values["link"] = ApplicationLink.Of(it.SecretHash);
            return Mail.WithSecret(
                it.Email, null, Kind, templates.Render(Kind, values, canBeSwitchedOff: false), clock.MachineNow());
        }

        private static Dictionary<string, string?> Values(PartnerApplication it) => new()
        {
            ["company"] = it.CompanyName,
            ["name"] = it.ContactName,
            ["until"] = it.ConfirmBy.ToMail(),
        };
    }
}
