using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.PersonalData;

/// <summary>
/// Of a partner's user what that partner and the vendor have. What other partners wrote of the same address is their secret:
/// program admins export it.
/// </summary>
public sealed record GetOwnPersonalData : IRequest<Result<PersonalDataView>>
{
    public sealed class Handler(PersonalDataPlaces places, CurrentCaller current)
        : IRequestHandler<GetOwnPersonalData, Result<PersonalDataView>>
    {
        public async Task<Result<PersonalDataView>> Handle(GetOwnPersonalData request, CancellationToken ct)
        {
            var subject = PersonalDataSubject.Subject(email: null, current.Person(), current.Known.Partner);
            await places.Identify(subject, ct);
            return await places.Find(subject, ct);
        }
    }
}
