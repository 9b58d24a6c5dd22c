using System.ComponentModel;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Territories;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Territories;

public sealed record ListTerritories(TerritoryFilter Filter, PageRequest Paging) : IRequest<Result<Page<TerritoryView>>>
{
    public sealed class Handler(IChannelDb db, CurrentCaller caller, ProgramClock clock)
        : IRequestHandler<ListTerritories, Result<Page<TerritoryView>>>
    {
        public async Task<Result<Page<TerritoryView>>> Handle(ListTerritories request, CancellationToken ct)
        {
            var now = clock.Now();
            var found = await request.Filter.Among(db.Territories.AsNoTracking(), now)
                .NewestFirst(request.Paging, it => it.CreatedAt, it => it.Id).ToListAsync(ct);
            return Page.Of(
                found, request.Paging, it => TerritoryView.Of(it, caller.Known, now), it => PagePosition.Of(it.CreatedAt, it.Id));
        }
    }
}

public sealed record TerritoryFilter : IListFilter
{
    [Description("Territories of one of these partners; for the vendor only."), VendorOnly]
    public IReadOnlyList<PartnerId> Partner { get; init; } = [];

    [Description("Territories with one of these countries."), CountryCode]
    public IReadOnlyList<string> Country { get; init; } = [];

    [Description("Territories for one of these product lines, those for all lines too."), Code]
    public IReadOnlyList<string> Line { get; init; } = [];

    [Description("Territories that have one of these statuses now.")]
    public IReadOnlyList<ValidityStatus> Status { get; init; } = [];

    public IQueryable<Territory> Among(IQueryable<Territory> territories, DateTimeOffset now)
    {
        if (Partner.Count > 0) territories = territories.Where(it => Partner.Contains(it.Partner));
        if (Country.Count > 0)
            territories = territories.Where(it => it.Countries.Any(country => Country.Contains(country)));
        if (Line.Count > 0)
            territories = territories.Where(it => it.Lines == null || it.Lines.Any(line => Line.Contains(line)));
        return territories.WithStatus(Status, now);
    }
}
