using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.PartnerApplications;
using MediatR;

namespace ChannelProgram.Application.PartnerApplications;

/// <param name="Secret">That of the link.</param>
public sealed record GetApplicationProgress(string Secret) : IRequest<Result<ApplicationProgress>>
{
    public override string ToString() => nameof(GetApplicationProgress);

    public sealed class Handler(IPartnerApplications applications)
        : IRequestHandler<GetApplicationProgress, Result<ApplicationProgress>>
    {
        public async Task<Result<ApplicationProgress>> Handle(GetApplicationProgress request, CancellationToken ct) =>
            await applications.FindBySecret(ApplicationSecret.Hash(request.Secret), ct) is { } found
                ? ApplicationProgress.Of(found)
                : PartnerApplicationRefusals.NotFound;
    }
}
