using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.PartnerApplications;
using MediatR;

namespace ChannelProgram.Application.PartnerApplications;

/// <param name="Link">From the mail.</param>
public sealed record GetApplicationProgress(string Link) : IRequest<Result<ApplicationProgress>>
{
    public override string ToString() => nameof(GetApplicationProgress);

    public sealed class Handler(IPartnerApplications applications)
        : IRequestHandler<GetApplicationProgress, Result<ApplicationProgress>>
    {
        public async Task<Result<ApplicationProgress>> Handle(GetApplicationProgress request, CancellationToken ct) =>
            ApplicationLink.HashIn(request.Link) is { } hash && await applications.FindBySecret(hash, ct) is { } found
                ? ApplicationProgress.Of(found)
                : PartnerApplicationRefusals.NotFound;
    }
}
