using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.PersonalData;

/// <summary>
/// Of a partner's user what that partner and the vendor have. What other partners wrote of the same address is their secret:
/// program admins export it. Of a member of staff it is what the user itself left, whatever partners wrote.
/// </summary>
public sealed record GetOwnPersonalData : IRequest<Result<PersonalDataView>>
{
    public sealed class Handler(PersonalDataPlaces places, CurrentCaller current)
        : IRequestHandler<GetOwnPersonalData, Result<PersonalDataView>>
    {
        public async Task<Result<PersonalDataView>> Handle(GetOwnPersonalData request, CancellationToken ct)
        {
            var subject = new DataSubject(
                current.Known.Partner, id: current.Person(), ownOnly: current.Known.Partner is null);
            await places.Identify(subject, ct);
            return await places.Find(subject, ct);
        }
    }
}
