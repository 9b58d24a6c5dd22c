using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.PartnerApplications;
using MediatR;

namespace ChannelProgram.Application.PartnerApplications;

public sealed record ApprovePartnerApplication(PartnerApplicationId Id, [RequestBody] ApprovePartnerApplication.Body Form)
    : IRequest<Result<PartnerApplicationView>>, IChange
{
    /// <param name="DespiteNewDoubts">
    /// True: also if there are doubts by now that it did not have when it was confirmed, as when a company of the same keys
    /// became a partner meanwhile.
    /// </param>
    [SchemaName("PartnerApplicationApproval")]
    public sealed record Body(bool? DespiteNewDoubts);

    public sealed class Handler(
        ApplicationDecisions decisions, ApplicationAcceptance acceptance, IProgramVersions programs)
        : IRequestHandler<ApprovePartnerApplication, Result<PartnerApplicationView>>
    {
        public Task<Result<PartnerApplicationView>> Handle(ApprovePartnerApplication request, CancellationToken ct) =>
            decisions.Decide(
                request.Id,
                async (it, now) => it.Status is PartnerApplicationStatus.InReview
                    ? await acceptance.Accept(
                        it, request.Form.DespiteNewDoubts is true, programs.InForce(now), now, ct)
                    : PartnerApplicationRefusals.StatusForbids(it.Status), ct);
    }
}
