using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Mails;
using MediatR;

namespace ChannelProgram.Application.Mails;

/// <summary>The latest mails, for whoever develops with the product.</summary>
public sealed record ListMails : IRequest<Result<MailList>>
{
    private const int Max = 100;

    public sealed class Handler(IMailQueue queue) : IRequestHandler<ListMails, Result<MailList>>
    {
        public async Task<Result<MailList>> Handle(ListMails request, CancellationToken ct) =>
            new MailList([.. (await queue.FindLatest(Max, ct)).Select(MailView.Of)]);
    }
}

public sealed record MailList(IReadOnlyList<MailView> Items);

/// <param name="SentAt">Null: not yet, or it was refused.</param>
public sealed record MailView(
    Guid Id, string Kind, string To, string Subject, string Text, string Html, DateTimeOffset QueuedAt, DateTimeOffset? SentAt)
{
    public static MailView Of(Mail it) =>
        new(it.Id.Value, it.Kind, it.Address, it.Subject, it.Text, it.Html, it.QueuedAt, it.SentAt);
}
