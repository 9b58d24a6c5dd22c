using ChannelProgram.Application.Common;
using ChannelProgram.Application.Partners;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.PersonalData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.PersonalData;

/// <summary>What one partner has of somebody: of others it learns as little as everywhere else.</summary>
public sealed record ExportPartnersPersonalData(PartnerId Partner, [RequestBody] PersonalDataSubject Of)
    : IRequest<Result<PersonalDataView>>
{
    public sealed class Handler(IChannelDb db, PersonalDataPlaces places)
        : IRequestHandler<ExportPartnersPersonalData, Result<PersonalDataView>>
    {
        public async Task<Result<PersonalDataView>> Handle(ExportPartnersPersonalData request, CancellationToken ct)
        {
            if (!await db.Partners.AnyAsync(it => it.Id == request.Partner, ct)) return PersonalDataRefusals.NoSuchPerson;

            var subject = request.Of.Read(request.Partner);
            await places.Identify(subject, ct);
            var found = await places.Find(subject, ct);
            return request.Of.Person is not null && found.Places is [] ? PersonalDataRefusals.NoSuchPerson : found;
        }
    }
}
