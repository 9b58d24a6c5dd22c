using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.PartnerApplications;
using MediatR;

namespace ChannelProgram.Application.PartnerApplications;

public sealed record ApprovePartnerApplication(PartnerApplicationId Id) : IRequest<Result<PartnerApplicationView>>, IChange
{
    public sealed class Handler(
        ApplicationDecisions decisions, ApplicationAcceptance acceptance, IProgramVersions programs)
        : IRequestHandler<ApprovePartnerApplication, Result<PartnerApplicationView>>
    {
        public Task<Result<PartnerApplicationView>> Handle(ApprovePartnerApplication request, CancellationToken ct) =>
            decisions.Decide(
                request.Id,
                async (it, now) => it.Status is PartnerApplicationStatus.InReview
                    ? await acceptance.Accept(it, programs.InForce(now), now, ct)
                    : PartnerApplicationRefusals.StatusForbids(it.Status), ct);
    }
}
