using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Identity;

public sealed record SignOut : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(CurrentCaller current, ISessions sessions) : IRequestHandler<SignOut, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(SignOut request, CancellationToken ct)
        {
            if (current.Known.Session is { } session) await sessions.TryEnd(current.Person(), session, ct);
            return Unit.Value;
        }
    }
}
