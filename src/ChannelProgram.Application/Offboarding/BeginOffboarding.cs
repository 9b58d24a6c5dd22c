using ChannelProgram.Application.Common;
using ChannelProgram.Application.Partners;
using ChannelProgram.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Offboarding;

/// <summary>The planned instant has come: whoever reads the partner sees that it leaves.</summary>
public sealed record BeginOffboarding(PartnerId Partner) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(IChannelDb db, ProgramClock clock) : IRequestHandler<BeginOffboarding, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(BeginOffboarding request, CancellationToken ct)
        {
            var partner = await db.Partners.SingleAsync(it => it.Id == request.Partner, ct);
            partner.BeginToLeave(clock.Now());
            return Unit.Value;
        }
    }
}
