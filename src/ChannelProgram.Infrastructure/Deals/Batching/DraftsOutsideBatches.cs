using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Infrastructure.Deals.Batching;

/// <summary>
/// A draft is no registration: where a batch tries the request first, nothing is stored, and
/// <see cref="BatchedIdempotentRequests"/> carries it out again in its own transaction, with its key.
/// </summary>
internal sealed class DraftsOutsideBatches(BatchedRequest batched) : IPipelineBehavior<DraftDeal, Result<DealView>>
{
    public Task<Result<DealView>> Handle(
        DraftDeal request, CancellationToken ct, RequestHandlerDelegate<Result<DealView>> next) =>
        batched.Attempt is null
            ? next()
            : Task.FromResult<Result<DealView>>(BatchedRegistration.CarriedOutIndividually);
}
