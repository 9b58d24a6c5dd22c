using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.PersonalData;

public sealed record EraseContactOfDraft(DealId Draft) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(IChannelDb db, IProgramVersions programs, ProgramClock clock)
        : IRequestHandler<EraseContactOfDraft, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(EraseContactOfDraft request, CancellationToken ct)
        {
            var now = clock.Now();
            var until = now.AddMonths(-programs.InForce(now).PersonalData.CustomerContactMonths);
            // It may have changed since it was found.
            var draft = await db.Set<DealDraft>()
                .SingleOrDefaultAsync(it => it.Id == request.Draft && it.WithdrawnAt <= until, ct);
            if (draft is null) return Unit.Value;

            DealDrafts.EraseContact(draft, now);
            await db.Save(ct);
            return Unit.Value;
        }
    }
}
