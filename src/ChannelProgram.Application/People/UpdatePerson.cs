using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using MediatR;

namespace ChannelProgram.Application.People;

public sealed record UpdatePerson(PartnerId Partner, PersonId Id, [RequestBody] MergePatch<PersonForm> Patch)
    : IRequest<Result<PersonView>>, IChange
{
    public sealed class Handler(PartnersPersons persons, ProgramClock clock) : IRequestHandler<UpdatePerson, Result<PersonView>>
    {
        public Task<Result<PersonView>> Handle(UpdatePerson request, CancellationToken ct) =>
            persons.Update(request.Partner, request.Id, async membership =>
            {
                var form = request.Patch.ApplyTo(new(membership.Name, membership.Email));
                return Membership.Comparable(form.Email!) != membership.ComparableEmail
                    && await persons.HasMember(request.Partner, form.Email!, ct)
                        ? PersonRefusals.PersonExists
                        : membership.Change(form.Name!, form.Email!, clock.Now());
            }, ct);
    }
}
