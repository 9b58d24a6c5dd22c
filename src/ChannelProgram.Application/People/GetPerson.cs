using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using MediatR;

namespace ChannelProgram.Application.People;

public sealed record GetPerson(PartnerId Partner, PersonId Id) : IRequest<Result<PersonView>>
{
    public sealed class Handler(PartnersPersons persons) : IRequestHandler<GetPerson, Result<PersonView>>
    {
        public async Task<Result<PersonView>> Handle(GetPerson request, CancellationToken ct) =>
            await persons.Sees(request.Partner, ct) && await persons.Of(request.Partner, request.Id, ct) is [_, ..] memberships
                ? persons.View(memberships)
                : PersonRefusals.NotFound;
    }
}
