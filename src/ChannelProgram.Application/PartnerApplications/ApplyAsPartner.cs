using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Companies;
using ChannelProgram.Application.Identity;
using ChannelProgram.Application.Mails;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Mails;
using ChannelProgram.Domain.PartnerApplications;
using ChannelProgram.Domain.Partners;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.PartnerApplications;

/// <summary>
/// A company applies. Whoever asks learns nothing about it: what is known of the company and the address is told to the mailbox
/// alone.
/// </summary>
public sealed record ApplyAsPartner([RequestBody] ApplyAsPartner.Body Form) : IRequest<Result<ApplicationProgress>>, IChange
{
    private const int MaxNameLength = 200;

    /// <param name="AgreementVersion">The version in force, which is accepted by this.</param>
    /// <param name="Proof">The answer to a challenge, good once.</param>
    [SchemaName("PartnerApplicationInput")]
    public sealed record Body(
        [Required] Company? Company, [Required] PartnerType? Type, [Required] Contact? Contact,
        [Required, Line(PartnerTerms.MaxAgreementLength)] string? AgreementVersion, [Required] Answer? Proof);

    /// <param name="Country">ISO 3166-1 alpha-2, in upper case.</param>
    /// <param name="Website">A host or an http(s) URL.</param>
    [SchemaName("ApplyingCompany")]
    public sealed record Company(
        [Required, CustomerName] string? Name, [Required, CountryCode] string? Country, [Required, Website] string? Website,
        [TaxId] string? TaxId, [Duns] string? Duns);

    /// <summary>The person who becomes the first administrator of the partner.</summary>
    [SchemaName("ApplyingContact")]
    public sealed record Contact([Required, ProperName(MaxNameLength)] string? Name, [Required, Email] string? Email);

    [SchemaName("ApplicationProof")]
    public sealed record Answer(
        [Required, Line(ApplicationChallenge.MaxLength)] string? Challenge,
        [Required, Line(ApplicationChallenge.MaxNonceLength)] string? Nonce);

    public sealed class Rules : AbstractValidator<Body>
    {
        public Rules() => When(it => it.Company is not null, () =>
            RuleFor(it => it.Company!.TaxId).MustBeTaxIdIn(it => it.Company!.Country));
    }

    public sealed class Handler(
        IPartnerApplications applications, IProofOfWork proofs, ICredentials credentials, IAttempts attempts,
        RequestSource source, IMailQueue mails, IMailTemplates templates,
        IProgramVersions programs, CurrentCaller caller, ProgramClock clock)
        : IRequestHandler<ApplyAsPartner, Result<ApplicationProgress>>
    {
        public async Task<Result<ApplicationProgress>> Handle(ApplyAsPartner request, CancellationToken ct)
        {
            // An applicant is nobody yet: the program does it.
            caller.Caller ??= Caller.Program;
            var now = clock.Now();
            var terms = programs.InForce(now).Partners;
            var form = request.Form;
            if (form.AgreementVersion != terms.AgreementVersion)
                return PartnerApplicationRefusals.OtherAgreement(terms.AgreementVersion);
            if (await attempts.TryCount(AttemptLimit.ApplicationFromSource, source.Network, ct) is { } wait)
                return IdentityRefusals.TooManyAttempts(wait);
            if (await proofs.Spend(form.Proof!.Challenge!, form.Proof.Nonce!, clock.MachineNow(), ct) is { } refused)
                return refused;

            var (secret, email) = (ApplicationSecret.Generate(), form.Contact!.Email!);
            var application = PartnerApplication.Submit(
                new(
                    form.Company!.Name!, form.Company.Country!, form.Company.Website!, form.Company.TaxId, form.Company.Duns,
                    form.Type!.Value, form.Contact.Name!, email, form.AgreementVersion),
                ApplicationSecret.Hash(secret), terms, now);
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
            return Mail.WithSecret(
                it.Email, null, Kind, templates.Render(Kind, values, canBeSwitchedOff: false), clock.MachineNow());
        }

        private static Dictionary<string, string?> Values(PartnerApplication it) => new()
        {
            ["company"] = it.CompanyName,
            ["name"] = it.ContactName,
            ["until"] = it.ConfirmBy.ToText(),
        };
    }
}

/// <summary>What became of an application, as the applicant reads it.</summary>
/// <param name="ConfirmBy">Until then the address can be confirmed. Null once it was.</param>
/// <param name="Message">What staff says about a rejection.</param>
/// <param name="Partner">The id of the partner that the company became.</param>
[SchemaName("PartnerApplicationProgress")]
public sealed record ApplicationProgress(
    PartnerApplicationStatus Status, DateTimeOffset? ConfirmBy,
    [MultiLine(PartnerApplication.MaxMessageLength)] string? Message, Guid? Partner)
{
    public static ApplicationProgress Of(PartnerApplication it) => new(
        it.Status, it.Status is PartnerApplicationStatus.Unconfirmed ? it.ConfirmBy : null, it.Message, it.Partner?.Value);
}
