using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.PartnerApplications;
using MediatR;

namespace ChannelProgram.Application.PartnerApplications;

public sealed record RejectPartnerApplication(PartnerApplicationId Id, [RequestBody] RejectPartnerApplication.Body Form)
    : IRequest<Result<PartnerApplicationView>>, IChange
{
    /// <param name="Message">Told to the applicant. May have line breaks.</param>
    [SchemaName("PartnerApplicationRejection")]
    public sealed record Body([MultiLine(PartnerApplication.MaxMessageLength)] string? Message);

    public sealed class Handler(ApplicationDecisions decisions, ApplicationAcceptance acceptance)
        : IRequestHandler<RejectPartnerApplication, Result<PartnerApplicationView>>
    {
        public Task<Result<PartnerApplicationView>> Handle(RejectPartnerApplication request, CancellationToken ct) =>
            decisions.Decide(request.Id, (it, now) =>
            {
                var refused = it.Reject(request.Form.Message, now);
                if (refused is null) acceptance.Tell(it, admin: null);
                return Task.FromResult(refused);
            }, ct);
    }
}
