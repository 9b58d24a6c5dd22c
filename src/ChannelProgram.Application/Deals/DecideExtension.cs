using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

public sealed record DecideExtension(DealId Id, [RequestBody] DecideExtension.Body Form) : IRequest<Result<DealView>>, IChange
{
    /// <param name="Grant">False: the protection ends when it did.</param>
    /// <param name="Message">Told to the partner.</param>
    [SchemaName("DealExtensionDecision")]
    public sealed record Body([Required] bool? Grant, [MultiLine(Deal.MaxMessageLength)] string? Message);

    public sealed class Handler(DealUpdate deals, ICustomers customers, IProgramVersions programs)
        : IRequestHandler<DecideExtension, Result<DealView>>
    {
        public Task<Result<DealView>> Handle(DecideExtension request, CancellationToken ct) => deals.Update(
            request.Id,
            async (deal, now) => deal.DecideExtension(
                request.Form.Grant!.Value, request.Form.Message,
                await customers.LoadHistory(deal, programs.InForce(now), now, ct), programs.InForce(now), now),
            ct);
    }
}
