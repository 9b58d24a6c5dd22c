using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Notifications;

/// <summary>Writes the mails about what has happened since the last run. Safe to repeat and to run on several nodes.</summary>
public sealed record WriteMails : IRequest<Result<int>>
{
    public sealed class Handler(IMediator mediator) : IRequestHandler<WriteMails, Result<int>>
    {
        public async Task<Result<int>> Handle(WriteMails request, CancellationToken ct)
        {
            for (var read = 0; ;)
            {
                ct.ThrowIfCancellationRequested();
                var next = await mediator.Send(new WriteNextMails(), CancellationToken.None);
                if (next.Refusal is { } refusal) return refusal;
                if (next.Value == 0) return read;

                read += next.Value;
            }
        }
    }
}
