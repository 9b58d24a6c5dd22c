using System.ComponentModel;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Companies;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Application.Partners;

public sealed record PartnerFilter : IListFilter
{
    [Description("Partners whose name has words that begin like this. Each beginning has at least 2 characters.")]
    [Line(SearchText.MaxLength)]
    public IReadOnlyList<NameWords> Name { get; init; } = [];

    [Description("Partners that have one of these statuses.")]
    public IReadOnlyList<PartnerStatus> Status { get; init; } = [];

    [Description("Partners of one of these types.")]
    public IReadOnlyList<PartnerType> Type { get; init; } = [];

    [Description("Partners that hold one of these tiers."), Code]
    public IReadOnlyList<string> Tier { get; init; } = [];

    [Description("Partners in one of these countries (ISO 3166-1 alpha-2)."), CountryCode]
    public IReadOnlyList<string> Country { get; init; } = [];

    public IQueryable<Partner> Among(IQueryable<Partner> partners, DateTimeOffset now)
    {
        if (Name.Count > 0) partners = partners.WhereAny(it => it.NameSearchText, Name.Select(it => it.Words));
        if (Status.Count > 0) partners = partners.Where(it => Status.Contains(it.Status));
        if (Type.Count > 0) partners = partners.Where(it => Type.Contains(it.Type));
        if (Tier.Count > 0) partners = partners.Where(it => Tier.Contains(it.TierUntil <= now ? it.TierAfter! : it.Tier));
        if (Country.Count > 0) partners = partners.Where(it => Country.Contains(it.Country));
        return partners;
    }
}
