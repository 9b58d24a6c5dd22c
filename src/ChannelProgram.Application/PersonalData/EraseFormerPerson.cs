using ChannelProgram.Application.Common;
using ChannelProgram.Application.People;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.PersonalData;

/// <summary>Of the time at one partner: a person who was at several is several items of the job.</summary>
public sealed record EraseFormerPerson(MembershipId Membership) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(IChannelDb db, PartnersPersons persons, ProgramClock clock)
        : IRequestHandler<EraseFormerPerson, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(EraseFormerPerson request, CancellationToken ct)
        {
            (await db.Memberships.SingleAsync(it => it.Id == request.Membership, ct)).Erase(persons.Today, clock.Now());
            await db.Save(ct);
            return Unit.Value;
        }
    }
}
