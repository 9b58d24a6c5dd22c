using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.PartnerApplications;
using MediatR;

namespace ChannelProgram.Application.PartnerApplications;

public sealed record ApprovePartnerApplication(PartnerApplicationId Id) : IRequest<Result<PartnerApplicationView>>, IChange;

public sealed record RejectPartnerApplication(PartnerApplicationId Id, [RequestBody] RejectPartnerApplication.Body Form)
    : IRequest<Result<PartnerApplicationView>>, IChange
{
    /// <param name="Message">Told to the applicant. May have line breaks.</param>
    [SchemaName("PartnerApplicationRejection")]
    public sealed record Body([MultiLine(PartnerApplication.MaxMessageLength)] string? Message);
}

/// <summary>Staff decides. Of two at once the later one is done again, since the revision is a concurrency token.</summary>
public sealed class DecidePartnerApplication(
    IPartnerApplications applications, ApplicationAcceptance acceptance, IPreconditions preconditions, IProgramVersions programs,
    CurrentCaller caller, ProgramClock clock)
    : IRequestHandler<ApprovePartnerApplication, Result<PartnerApplicationView>>,
        IRequestHandler<RejectPartnerApplication, Result<PartnerApplicationView>>
{
    public Task<Result<PartnerApplicationView>> Handle(ApprovePartnerApplication request, CancellationToken ct) =>
        Decide(
            request.Id,
            async (it, now) => it.Status is PartnerApplicationStatus.InReview
                ? await acceptance.Accept(it, programs.InForce(now), now, ct)
                : PartnerApplicationRefusals.StatusForbids(it.Status), ct);

    public Task<Result<PartnerApplicationView>> Handle(RejectPartnerApplication request, CancellationToken ct) =>
        Decide(request.Id, (it, now) =>
        {
            var refused = it.Reject(request.Form.Message, now);
            if (refused is null) acceptance.Tell(it, admin: null);
            return Task.FromResult(refused);
        }, ct);

    private async Task<Result<PartnerApplicationView>> Decide(
        PartnerApplicationId id, Func<PartnerApplication, DateTimeOffset, Task<Refusal?>> decide, CancellationToken ct)
    {
        if (await applications.Find(id, ct) is not { } found) return PartnerApplicationRefusals.NotFound;
        if (!preconditions.Met(PartnerApplicationView.Of(found, caller.Known))) return Refusal.VersionChanged;
        return await decide(found, clock.Now()) is { } refused ? refused : PartnerApplicationView.Of(found, caller.Known);
    }
}
