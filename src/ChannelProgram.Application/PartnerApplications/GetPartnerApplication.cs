using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.PartnerApplications;
using MediatR;

namespace ChannelProgram.Application.PartnerApplications;

public sealed record GetPartnerApplication(PartnerApplicationId Id) : IRequest<Result<PartnerApplicationView>>
{
    public sealed class Handler(IPartnerApplications applications, CurrentCaller caller)
        : IRequestHandler<GetPartnerApplication, Result<PartnerApplicationView>>
    {
        public async Task<Result<PartnerApplicationView>> Handle(GetPartnerApplication request, CancellationToken ct) =>
            await applications.Find(request.Id, ct) is { } found
                ? PartnerApplicationView.Of(found, caller.Known)
                : PartnerApplicationRefusals.NotFound;
    }
}
