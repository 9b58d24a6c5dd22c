using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Mails;
using MediatR;

namespace ChannelProgram.Application.Mails;

public sealed record RecordDelivery(MailId Id, DeliveryOutcome Outcome, string? Fault) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(IMailQueue queue, ProgramClock clock) : IRequestHandler<RecordDelivery, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(RecordDelivery request, CancellationToken ct)
        {
            // It went with its person, perhaps.
            if (await queue.Find(request.Id, ct) is { } mail) mail.Record(request.Outcome, request.Fault, clock.MachineNow());
            return Unit.Value;
        }
    }
}
