using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.PartnerApplications;

public sealed record ListPartnerApplications(PartnerApplicationFilter Filter, PageRequest Paging)
    : IRequest<Result<Page<PartnerApplicationView>>>
{
    public sealed class Handler(IPartnerApplications applications, CurrentCaller caller)
        : IRequestHandler<ListPartnerApplications, Result<Page<PartnerApplicationView>>>
    {
        public async Task<Result<Page<PartnerApplicationView>>> Handle(ListPartnerApplications request, CancellationToken ct) =>
            Page.Of(
                await applications.List(request.Filter, request.Paging, ct), request.Paging,
                it => PartnerApplicationView.Of(it, caller.Known), it => PagePosition.Of(it.SubmittedAt, it.Id));
    }
}
