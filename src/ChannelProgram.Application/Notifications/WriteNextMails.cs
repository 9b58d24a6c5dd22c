using ChannelProgram.Application.Common;
using ChannelProgram.Application.Mails;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Mails;
using MediatR;

namespace ChannelProgram.Application.Notifications;

/// <summary>
/// Reads some events and writes their mails, in one transaction with the place in the outbox: nobody is told twice, and nothing
/// is left out.
/// </summary>
/// <returns>How many events were read.</returns>
public sealed record WriteNextMails : IRequest<Result<int>>, IChange
{
    private const string Reader = "mail";
    private const int MaxEvents = 100;

    public sealed class Handler(
        IOutboxReaders outbox, IEnumerable<IMailSource> sources, IMailRecipients recipients, IMailTemplates templates,
        IMailQueue queue, ProgramClock clock)
        : IRequestHandler<WriteNextMails, Result<int>>
    {
        public async Task<Result<int>> Handle(WriteNextMails request, CancellationToken ct)
        {
            var events = await outbox.ReadNext(Reader, MaxEvents, ct);
            foreach (var happened in events)
                foreach (var source in sources)
                    foreach (var type in MailTable.Of(source, happened.Type))
                        await Write(source, type, happened, ct);
            return events.Count;
        }

        private async Task Write(IMailSource source, MailType type, OutboxItem happened, CancellationToken ct)
        {
            if (await source.Read(type, happened, clock.Now(), ct) is not { } news) return;
            // Without a partner the question would be for staff.
            if (type.IsForPartner && news.Partner is null) return;

            var people = await recipients.Find(type, type.IsForPartner ? news.Partner : null, news.Person, ct);
            if (people.Count == 0) return;

            var content = templates.Render(type.Kind.Name, news.Values, canBeSwitchedOff: true);
            foreach (var person in people)
                queue.Add(Mail.About(
                    happened.Id, type.Kind.Name, person.Person, person.Address, content, clock.MachineNow()));
        }
    }
}
