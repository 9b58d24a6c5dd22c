using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Documents;
using ChannelProgram.Domain.Activities;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Activities;

public sealed record AddDealActivity(DealId Id, [RequestBody] DealActivityInput Form)
    : IRequest<Result<DealActivityView>>, IChange
{
    public sealed class Handler(IChannelDb db, DealUpdate deals, ICallerNames names, CurrentCaller caller)
        : IRequestHandler<AddDealActivity, Result<DealActivityView>>
    {
        public async Task<Result<DealActivityView>> Handle(AddDealActivity request, CancellationToken ct)
        {
            DealActivity? activity = null;
            var updated = await deals.Update(request.Id, async (deal, now) =>
            {
                activity = DealActivity.Of(deal, request.Form.Read(), caller.Known.Id, now);
                return await FindFault(activity, deal, ct) ?? Record(activity, deal, now);
            }, ct);
            return updated.Refusal is { } refused
                ? refused
                : DealActivityView.Of(activity!, await names.Of([activity!.CreatedBy], ct));
        }

        private async Task<Refusal?> FindFault(DealActivity activity, Deal deal, CancellationToken ct) =>
            DealActivity.IsTooEarly(activity.At, deal) ? ActivityRefusals.TooEarly
            : activity.Document is { } document && await db.FindDocument(deal.Id, document, ct) is null
            ? ActivityRefusals.NoSuchDocument
            : null;

        private Refusal? Record(DealActivity activity, Deal deal, DateTimeOffset now)
        {
            if (deal.RecordActivity(activity.Id.Value, activity.ShowsProgress, now) is { } refused) return refused;

            db.Activities.Add(activity);
            return null;
        }
    }
}
