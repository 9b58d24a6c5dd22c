using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Mails;
using MediatR;

namespace ChannelProgram.Application.Mails;

/// <summary>
/// Sends what is due. No transaction is open while a mail server is waited for. A mail is sent again if this node is killed
/// between sending and recording it.
/// </summary>
public sealed record SendMails : IRequest<Result<int>>
{
    public sealed class Handler(IMediator mediator, IMailDelivery delivery) : IRequestHandler<SendMails, Result<int>>
    {
        public async Task<Result<int>> Handle(SendMails request, CancellationToken ct)
        {
            for (var sent = 0; ;)
            {
                ct.ThrowIfCancellationRequested();
                var taken = await mediator.Send(new TakeMails(), CancellationToken.None);
                if (taken.Refusal is { } refusal) return refusal;
                if (taken.Value.Count == 0) return sent;

                await delivery.Deliver(taken.Value, Record, ct);
                sent += taken.Value.Count;
            }
        }

        private async Task Record(Mail mail, DeliveryOutcome outcome, string? fault) =>
            await mediator.Send(new RecordDelivery(mail.Id, outcome, fault), CancellationToken.None);
    }
}
