using System.Text.Json.Serialization;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>Also shows what ended by the clock and is not recorded yet.</summary>
public sealed record GetDealTimeline(DealId Id, PageRequest Paging) : IRequest<Result<Page<TimelineItem>>>
{
    public sealed class Handler(
        IDealLookup deals, DealDrafts drafts, IDealHistory history, CurrentCaller caller, ProgramClock clock)
        : IRequestHandler<GetDealTimeline, Result<Page<TimelineItem>>>
    {
        public async Task<Result<Page<TimelineItem>>> Handle(GetDealTimeline request, CancellationToken ct)
        {
            if (await deals.Find(request.Id, ct) is not { } deal)
                return await drafts.Read(request.Id, ct) is null
                    ? DealRefusals.NotFound
                    : new Page<TimelineItem>([], Next: null);

            var before = request.Paging.After?.Order ?? long.MaxValue;
            var known = deal.Version;
            deal.ApplyClock(clock.Now());
            var unnoticed = deal.TakeEvents().OfType<DealEvent>().Where(it => it.Version < before).Reverse()
                .Select(it => new RecordedEvent(it.Version, it.At, it.Type, CallerKind.Program, null, it.To));
            // Leave out what was recorded after the deal was read: it may repeat the same expiries.
            var recorded = await history.Of(deal, Math.Min(before, known + 1), request.Paging.FetchLimit, ct);
            var found = unnoticed.Concat(recorded).Take(request.Paging.FetchLimit).ToList();

            return Page.Of(
                found, request.Paging, it => TimelineItem.Of(it, deal, caller.Known), it => new(it.Version, Guid.Empty));
        }
    }
}

/// <summary>Recorded changes of deals. Not scoped: the caller must have read the deal.</summary>
public interface IDealHistory
{
    Task<IReadOnlyList<RecordedEvent>> Of(Deal deal, long before, int limit, CancellationToken ct);
}

/// <param name="Name">E-mail address of a person or id of a client; null for the program.</param>
public sealed record RecordedEvent(int Version, DateTimeOffset At, string Type, CallerKind By, string? Name, DealState State);

/// <summary>One thing that happened to a deal, as one caller reads it.</summary>
/// <param name="At">When it took effect.</param>
/// <param name="Type">Named as the event that is published of it.</param>
/// <param name="Data">The deal right after it.</param>
[SchemaName("DealTimelineItem")]
public sealed record TimelineItem(DateTimeOffset At, [EventType] string Type, Actor By, TimelineItem.Snapshot Data)
{
    /// <param name="Changed">What the partner changed, by JSON pointer.</param>
    /// <param name="Because">Why the program decided in the place of staff, if it did; told to the vendor only.</param>
    [SchemaName("DealTimelineData")]
    public sealed record Snapshot(
        DealStatus Status, DealReason? Reason,
        [MultiLine(Domain.Deals.Deal.MaxMessageLength)]
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Message,
        bool ReviewRequired, DateTimeOffset? DecisionDueBy, SalesStage Stage,
        DateOnly ExpectedCloseDate, MoneyText Value, IReadOnlyList<Line> Lines,
        [JsonPointer] IReadOnlyList<string> Changed,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AutomaticDecision? Because = null);

    public sealed record Line(
        [Code][property: JsonPropertyName("line")] string ProductLine, ClaimState Claim, Protection? Protection);

    public static TimelineItem Of(RecordedEvent it, Deal deal, Caller reader)
    {
        var by = Actor.Of(it.By, it.Name);
        return new(
            it.At, it.Type, by.Kind is ActorKind.Vendor && reader.IsPartner ? by with { Name = null } : by,
            new(
                it.State.Status, it.State.Reason,
                // Staff's message is not copied into the permanent record; the deal has it.
                it.State.Status is DealStatus.Rejected or DealStatus.Revoked ? deal.Message : null,
                it.State.ReviewRequired, it.State.DecisionDueBy, it.State.Stage, it.State.ExpectedCloseDate,
                MoneyText.Of(it.State.Value),
                [
                    .. it.State.Claims.GroupBy(claim => claim.Line).OrderBy(line => line.Key, StringComparer.Ordinal)
                        .Select(line => new Line(
                            line.Key, ClaimStates.Combine(line.Select(claim => claim.State)),
                            line.FirstOrDefault(
                                claim => claim is { State: ClaimState.Held, Protection: not null })?.Protection))],
                it.State.Changed,
                reader.IsPartner ? null : it.State.Because));
    }
}
