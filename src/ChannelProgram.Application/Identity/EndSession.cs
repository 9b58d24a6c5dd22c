using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Identity;

/// <param name="Session">The id of one of the caller's own.</param>
[SchemaName("SessionEnding")]
public sealed record EndSession([Required] Guid? Session) : IRequest<Result<SessionsView>>, IChange
{
    public sealed class Handler(CurrentCaller current, ISessions sessions) : IRequestHandler<EndSession, Result<SessionsView>>
    {
        public async Task<Result<SessionsView>> Handle(EndSession request, CancellationToken ct) =>
            await sessions.TryEnd(current.Person(), request.Session!.Value, ct)
                ? new SessionsView(await sessions.Of(current.Person(), current.Known.Session, ct))
                : IdentityRefusals.SessionNotFound;
    }
}
