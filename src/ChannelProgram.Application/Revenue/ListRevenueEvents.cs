using System.ComponentModel;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Revenue;
using MediatR;

namespace ChannelProgram.Application.Revenue;

public sealed record ListRevenueEvents(RevenueEventFilter Filter, PageRequest Paging) : IRequest<Result<Page<RevenueEventView>>>
{
    public sealed class Handler(IRevenueEvents events, CurrentCaller caller, IProgramVersions programs)
        : IRequestHandler<ListRevenueEvents, Result<Page<RevenueEventView>>>
    {
        public async Task<Result<Page<RevenueEventView>>> Handle(ListRevenueEvents request, CancellationToken ct) => Page.Of(
            await events.List(request.Filter, request.Paging, ct), request.Paging,
            it => RevenueEventView.Of(it, caller.Known, programs), it => PagePosition.Of(it.RecordedAt, it.Id));
    }
}

public sealed record RevenueEventFilter : IListFilter
{
    [Description("Of sales of one of these partners; for the vendor only."), VendorOnly]
    public IReadOnlyList<PartnerId> Partner { get; init; } = [];

    [Description("Of one of these deals.")]
    public IReadOnlyList<DealId> Deal { get; init; } = [];

    [Description("Payments, or refunds.")]
    public IReadOnlyList<RevenueKind> Kind { get; init; } = [];

    [Description("With one of these ids of where they come from. An id with a comma cannot be searched for.")]
    [Line(RevenueEvent.MaxExternalIdLength)]
    public IReadOnlyList<string> ExternalId { get; init; } = [];

    [Description("Refunds of one of these payments, by their external ids.")]
    [Line(RevenueEvent.MaxExternalIdLength)]
    public IReadOnlyList<string> RefundOf { get; init; } = [];

    [Description("Of one of these products, by code."), Code]
    public IReadOnlyList<string> Product { get; init; } = [];

    [Description("`true`: what counts for tiers. `false`: what does not. For the vendor only."), VendorOnly]
    public bool? Credited { get; init; }

    [Description("Of this day or a later one.")]
    public DateOnly? OccurredFrom { get; init; }

    [Description("Of days before this one.")]
    public DateOnly? OccurredUntil { get; init; }

    public IQueryable<RevenueEvent> Among(IQueryable<RevenueEvent> events)
    {
        if (Partner.Count > 0) events = events.Where(it => Partner.Contains(it.Partner));
        if (Deal.Count > 0) events = events.Where(it => it.Deal != null && Deal.Contains(it.Deal.Value));
        if (Kind.Count > 0) events = events.Where(it => Kind.Contains(it.Kind));
        if (ExternalId.Count > 0) events = events.Where(it => ExternalId.Contains(it.ExternalId));
        if (RefundOf.Count > 0) events = events.Where(it => it.RefundOf != null && RefundOf.Contains(it.RefundOf));
        if (Product.Count > 0) events = events.Where(it => it.Product != null && Product.Contains(it.Product));
        if (Credited is { } credited) events = events.Where(it => it.Credited == credited);
        if (OccurredFrom is { } from) events = events.Where(it => it.OccurredOn >= from);
        if (OccurredUntil is { } until) events = events.Where(it => it.OccurredOn < until);
        return events;
    }
}
