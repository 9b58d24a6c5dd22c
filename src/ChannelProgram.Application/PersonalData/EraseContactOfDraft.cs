using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.PersonalData;

public sealed record EraseContactOfDraft(DealId Draft) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(IChannelDb db, ProgramClock clock) : IRequestHandler<EraseContactOfDraft, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(EraseContactOfDraft request, CancellationToken ct)
        {
            DealDrafts.EraseContact(await db.Set<DealDraft>().SingleAsync(it => it.Id == request.Draft, ct), clock.Now());
            await db.Save(ct);
            return Unit.Value;
        }
    }
}
