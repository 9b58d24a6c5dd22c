using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using MediatR;

namespace ChannelProgram.Application.People;

/// <summary>
/// Somebody new. Who brings a history from another partner is invited to join instead: without the person's consent no two
/// records are one.
/// </summary>
public sealed record AddPerson(PartnerId Partner, [RequestBody] PersonForm Form) : IRequest<Result<PersonView>>, IChange
{
    public sealed class Handler(IChannelDb db, IPeople people, PartnersPersons persons, ProgramClock clock)
        : IRequestHandler<AddPerson, Result<PersonView>>
    {
        public async Task<Result<PersonView>> Handle(AddPerson request, CancellationToken ct)
        {
            var (partner, form) = (request.Partner, request.Form);
            if (!await persons.Sees(partner, ct)) return PersonRefusals.NotFound;
            await people.Lock(partner, ct);
            if (await persons.HasMember(partner, form.Email!, ct)) return PersonRefusals.PersonExists;

            var person = Person.Create(clock.Now());
            people.Add(person);
            var membership = Membership.Begin(
                person.Id, partner, form.Name!, form.Email!, emailConfirmed: false, persons.Today, clock.Now());
            db.Memberships.Add(membership);
            return persons.View([membership]);
        }
    }
}
