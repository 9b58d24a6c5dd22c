using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>Reminds partners before the protection of their deals ends, one transaction per deal. Safe to repeat.</summary>
public sealed record RemindOfExpiry : IRequest<Result<int>>
{
    public sealed class Handler(ICustomers customers, IProgramVersions programs, JobItems items, ProgramClock clock)
        : IRequestHandler<RemindOfExpiry, Result<int>>
    {
        public async Task<Result<int>> Handle(RemindOfExpiry request, CancellationToken ct)
        {
            var (now, reminded) = (clock.Now(), 0);
            foreach (var span in programs.InForce(now).DealRegistration.GetReminderSpans())
                reminded += await items.SendEach<DealId>(
                    (last, max) => customers.FindExpiring(span, now, last, max, ct), deal => new RemindOfDealExpiry(deal), ct);
            return reminded;
        }
    }
}
