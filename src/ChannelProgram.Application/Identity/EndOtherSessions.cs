using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Identity;

public sealed record EndOtherSessions : IRequest<Result<SessionsView>>, IChange
{
    public sealed class Handler(CurrentCaller current, ISessions sessions)
        : IRequestHandler<EndOtherSessions, Result<SessionsView>>
    {
        public async Task<Result<SessionsView>> Handle(EndOtherSessions request, CancellationToken ct)
        {
            await sessions.EndOthers(current.Person(), current.Known.Session, ct);
            return new SessionsView(await sessions.Of(current.Person(), current.Known.Session, ct));
        }
    }
}
