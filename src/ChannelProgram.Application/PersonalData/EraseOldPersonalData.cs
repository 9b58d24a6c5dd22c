using ChannelProgram.Application.Activities;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.People;
using ChannelProgram.Application.Programs;
using ChannelProgram.Application.Users;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.People;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Domain.Users;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.PersonalData;

/// <summary>
/// Erases whoever was kept for as long as the program says, one transaction for each. Safe to repeat. Mails, invitations,
/// applications and what people sign in with have jobs of their own, in the features that write them.
/// </summary>
public sealed record EraseOldPersonalData : IRequest<Result<int>>
{
    public sealed class Handler(IChannelDb db, IUsers users, IProgramVersions programs, JobItems items, ProgramClock clock)
        : IRequestHandler<EraseOldPersonalData, Result<int>>
    {
        public async Task<Result<int>> Handle(EraseOldPersonalData request, CancellationToken ct)
        {
            var now = clock.Now();
            var program = programs.InForce(now);
            var terms = program.PersonalData;
            var ended = now.AddMonths(-terms.CustomerContactMonths);
            var left = program.Calendar.Today(now.AddMonths(-terms.FormerPeopleMonths));
            // Users are removed by the machine's clock.
            var removed = clock.MachineNow().AddMonths(-terms.RemovedUserMonths);

            return await items.SendEach<DealId>(
                    async (last, max) => await Deals(ended, last, max).ToListAsync(ct), it => new EraseContactsOfDeal(it), ct)
                + await items.SendEach<DealId>(
                    async (last, max) => await Drafts(ended, last, max).ToListAsync(ct), it => new EraseContactOfDraft(it), ct)
                + await items.SendEach<MembershipId>(
                    async (last, max) => await Memberships(left, last, max).ToListAsync(ct), it => new EraseFormerPerson(it), ct)
                + await items.SendEach<UserId>(
                    (last, max) => users.FindRemovedBefore(removed, last, max, ct), it => new EraseRemovedUser(it), ct);
        }

        private IQueryable<DealId> Deals(DateTimeOffset until, DealId after, int max)
        {
            var met = db.Activities.Where(it => it.ContactName != null || it.ContactEmail != null);
            return db.Deals
                .Where(it => it.EndsAt <= until && (it.Customer.ContactName != null || it.Customer.ContactEmail != null
                    || met.Any(activity => activity.Deal == it.Id)))
                .InOrder(after, max, it => it.Id).Select(it => it.Id);
        }

        private IQueryable<DealId> Drafts(DateTimeOffset until, DealId after, int max) => db.Set<DealDraft>()
            .Where(it => it.WithdrawnAt <= until && it.Content.Contains(DealDrafts.SaysContact))
            .InOrder(after, max, it => it.Id).Select(it => it.Id);

        /// <param name="before">Who left for no other partner on a day before this one.</param>
        private IQueryable<MembershipId> Memberships(DateOnly before, MembershipId after, int max)
        {
            var kept = db.Memberships.Where(it => it.Until == null || it.Until >= before);
            return db.Memberships
                .Where(it => (it.Name != PersonTexts.Mark || it.Email != PersonTexts.Mark)
                    && !kept.Any(other => other.Person == it.Person))
                .InOrder(after, max, it => it.Id).Select(it => it.Id);
        }
    }
}
