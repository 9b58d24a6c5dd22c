using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.PersonalData;
using MediatR;

namespace ChannelProgram.Application.PersonalData;

/// <summary>Nothing of it is stored. That nobody has an address is an answer; an id that nobody has is not found.</summary>
public sealed record ExportPersonalData([RequestBody] PersonalDataSubject Of) : IRequest<Result<PersonalDataView>>
{
    public sealed class Handler(PersonalDataPlaces places) : IRequestHandler<ExportPersonalData, Result<PersonalDataView>>
    {
        public async Task<Result<PersonalDataView>> Handle(ExportPersonalData request, CancellationToken ct)
        {
            var subject = request.Of.Read();
            await places.Identify(subject, ct);
            var found = await places.Find(subject, ct);
            return request.Of.Person is not null && found.Places is [] ? PersonalDataRefusals.NoSuchPerson : found;
        }
    }
}
