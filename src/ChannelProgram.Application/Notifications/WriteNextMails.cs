using System.Globalization;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Mails;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
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

    private static readonly ILookup<string, MailType> ByEvent = DealMails.All.ToLookup(it => it.Event);

    public sealed class Handler(
        IOutboxReaders outbox, IDealLookup deals, ICustomers customers, IMailRecipients recipients, IMailTemplates templates,
        IMailQueue queue, ProgramClock clock)
        : IRequestHandler<WriteNextMails, Result<int>>
    {
        public async Task<Result<int>> Handle(WriteNextMails request, CancellationToken ct)
        {
            var events = await outbox.ReadNext(Reader, MaxEvents, ct);
            foreach (var happened in events)
                foreach (var type in ByEvent[happened.Type])
                    await Write(type, happened, ct);
            return events.Count;
        }

        private async Task Write(MailType type, OutboxItem happened, CancellationToken ct)
        {
            // Whose deal it is says the deal itself, and its partner's people read nothing else.
            if (await deals.Find(new DealId(Guid.Parse(happened.Subject, CultureInfo.InvariantCulture)), ct) is not { } deal
                || type.Applies?.Invoke(deal, clock.Now()) is false) return;

            var people = await recipients.Find(type.Kind, type.Roles, type.IsForPartner ? deal.Partner : null, ct);
            if (people.Count == 0) return;

            var values = type.IsForPartner
                ? DealMailValues.ForPartner(deal)
                : DealMailValues.ForStaff(deal, await customers.PartnerOf(deal, ct));
            var content = templates.Render(type.Kind.Name, values, canBeSwitchedOff: true);
            foreach (var person in people)
                queue.Add(Mail.About(
                    happened.Id, type.Kind.Name, person.Person, person.Address, content, clock.MachineNow()));
        }
    }
}
