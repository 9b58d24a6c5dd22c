using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Revenue;

/// <summary>
/// Many payments and refunds, in one transaction. A refused one stores nothing and does not stop the others.
/// </summary>
public sealed record RecordRevenueEvents([RequestBody] RecordRevenueEvents.Body Form) : IRequest<Result<RecordedItems>>, IChange
{
    /// <summary>Payments and refunds.</summary>
    /// <param name="Items">In the order in which they are recorded: a payment comes before its refund.</param>
    [SchemaName("RevenueEventsInput")]
    public sealed record Body(
        [Required, Count(1, RecordedItems.MaxItems), ItemsAnsweredApart] IReadOnlyList<RecordRevenueEvent.Body?>? Items);

    public sealed class Handler(ItemRecording items, RevenueRecording recording)
        : IRequestHandler<RecordRevenueEvents, Result<RecordedItems>>
    {
        public async Task<Result<RecordedItems>> Handle(RecordRevenueEvents request, CancellationToken ct) =>
            await items.Record(
                request.Form.Items!, some => recording.Record([.. some.Select(it => it.Read())], ct), it => it.Id.Value);
    }
}
