using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.PartnerApplications;
using ChannelProgram.Domain.Partners;
using MediatR;

namespace ChannelProgram.Application.PartnerApplications;

/// <summary>
/// The applicant answers the mail and chooses a password. The password is hashed before the transaction begins: hashing is slow,
/// and waits for its turn.
/// </summary>
public sealed record ConfirmApplication([RequestBody] ConfirmApplication.Body Form) : IRequest<Result<ApplicationProgress>>
{
    /// <param name="Secret">That of the mail.</param>
    [SchemaName("PartnerApplicationConfirmation")]
    public sealed record Body(
        [Required, Line(ApplicationSecret.Length)] string? Secret,
        [Required, Password] string? Password)
    {
        // The generated ToString would put both into logs.
        public override string ToString() => nameof(Body);
    }

    public sealed class Handler(IPartnerApplications applications, INewUsers users, IMediator mediator, ProgramClock clock)
        : IRequestHandler<ConfirmApplication, Result<ApplicationProgress>>
    {
        public async Task<Result<ApplicationProgress>> Handle(ConfirmApplication request, CancellationToken ct)
        {
            if (await applications.FindBySecret(ApplicationSecret.Hash(request.Form.Secret!), ct) is not { } found)
                return PartnerApplicationRefusals.NotFound;
            if (!found.CanConfirm(clock.Now())) return PartnerApplicationRefusals.LinkExpired;

            var hashed = await users.HashPassword(found.Email, request.Form.Password!, ct);
            return hashed.Refusal is { } refused ? refused : await mediator.Send(new Store(found.Id, hashed.Value), ct);
        }
    }

    public sealed record Store(PartnerApplicationId Id, string PasswordHash) : IRequest<Result<ApplicationProgress>>, IChange
    {
        public override string ToString() => nameof(Store);
    }

    public sealed class StoreHandler(
        IPartnerApplications applications, INewUsers users, ApplicationAcceptance acceptance, IProgramVersions programs,
        CurrentCaller caller, ProgramClock clock)
        : IRequestHandler<Store, Result<ApplicationProgress>>
    {
        public async Task<Result<ApplicationProgress>> Handle(Store request, CancellationToken ct)
        {
            // An applicant is nobody yet: the program does it.
            caller.Caller ??= Caller.Program;
            var application = (await applications.Find(request.Id, ct))!;
            var now = clock.Now();
            if (!application.CanConfirm(now)) return PartnerApplicationRefusals.LinkExpired;
            if (await users.IsKnown(application.Email, ct)) return PartnerApplicationRefusals.AddressInUse;

            var program = programs.InForce(now);
            var shared = program.AllSharedHosts;
            var known = await applications.LockKeys(application.Details.KeysBeside(shared), ct);
            var doubts = ApplicationScreening.DoubtsAbout(
                application.Details, shared, known.Taken.Count > 0, known.WasSuspended);
            application.Confirm(
                doubts, request.PasswordHash,
                program.Calendar.AddBusinessDays(now, program.Partners.ApplicationDecisionBusinessDays), now);
            if (doubts is ApplicationDoubts.None && await acceptance.Accept(application, program, now, ct) is { } refused)
                return refused;
            return ApplicationProgress.Of(application);
        }
    }
}
