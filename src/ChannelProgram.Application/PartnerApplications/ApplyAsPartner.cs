using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Companies;
using ChannelProgram.Application.Identity;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.PartnerApplications;
using ChannelProgram.Domain.Partners;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.PartnerApplications;

/// <summary>
/// A company applies. Whoever asks learns nothing about it: what is known of the company and the address is told to the mailbox
/// alone.
/// </summary>
public sealed record ApplyAsPartner([RequestBody] ApplyAsPartner.Body Form) : IRequest<Result<ApplicationProgress>>
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
        IAttempts attempts, RequestSource source, IProgramVersions programs, IMediator mediator, ProgramClock clock)
        : IRequestHandler<ApplyAsPartner, Result<ApplicationProgress>>
    {
        public async Task<Result<ApplicationProgress>> Handle(ApplyAsPartner request, CancellationToken ct)
        {
            // Before a transaction begins: whoever is turned away takes nobody's connection.
            if (await attempts.TryCount(AttemptLimit.ApplicationFromSource, source.Network, ct) is { } wait)
                return IdentityRefusals.TooManyAttempts(wait);
            var terms = programs.InForce(clock.Now()).Partners;
            if (request.Form.AgreementVersion != terms.AgreementVersion)
                return PartnerApplicationRefusals.OtherAgreement(terms.AgreementVersion);

            return await mediator.Send(new StoreApplication(request.Form), ct);
        }
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
