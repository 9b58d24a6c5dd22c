using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.PartnerApplications;
using ChannelProgram.Domain.Partners;
using MediatR;

namespace ChannelProgram.Application.PartnerApplications;

/// <summary>The second step of <see cref="ConfirmApplication"/>, once the password is hashed.</summary>
public sealed record StoreConfirmation(PartnerApplicationId Id, string PasswordHash)
    : IRequest<Result<ApplicationProgress>>, IChange
{
    public override string ToString() => nameof(StoreConfirmation);

    public sealed class Handler(
        IPartnerApplications applications, ICredentials credentials, ApplicationAcceptance acceptance, IProgramVersions programs,
        CurrentCaller caller, ProgramClock clock)
        : IRequestHandler<StoreConfirmation, Result<ApplicationProgress>>
    {
        public async Task<Result<ApplicationProgress>> Handle(StoreConfirmation request, CancellationToken ct)
        {
            // An applicant is nobody yet: the program does it.
            caller.Caller ??= Caller.Program;
            var application = (await applications.Find(request.Id, ct))!;
            var now = clock.Now();
            if (!application.CanConfirm(now)) return PartnerApplicationRefusals.LinkExpired;
            if (await credentials.IsTaken(application.Email, ct)) return IdentityRefusals.EmailInUse;

            var program = programs.InForce(now);
            var shared = program.AllSharedHosts;
            var known = await applications.LockKeys(application.Details.KeysBeside(shared), ct);
            var doubts = ApplicationScreening.DoubtsAbout(
                application.Details, shared, known.Taken.Count > 0, known.WasSuspended);
            application.Confirm(
                doubts, request.PasswordHash,
                program.Calendar.AddBusinessDays(now, program.Partners.ApplicationDecisionBusinessDays), now);
            if (doubts is ApplicationDoubts.None
                && await acceptance.Accept(application, despiteNewDoubts: false, program, now, ct) is { } refused)
                return refused;
            return ApplicationProgress.Of(application);
        }
    }
}
