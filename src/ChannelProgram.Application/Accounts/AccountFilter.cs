using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Companies;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Accounts;

public sealed record AccountFilter : IListFilter
{
    [Description("Accounts whose name has words that begin like this. Each beginning has at least 2 characters.")]
    [Line(SearchText.MaxLength)]
    public IReadOnlyList<NameWords> Name { get; init; } = [];

    [Description("Accounts with one of these keys: a website or domain, a tax id or a D-U-N-S number, in any spelling. "
        + "For a tax id without a country prefix, also send `country`.")]
    [Line(Website.MaxLength)]
    public IReadOnlyList<TypedKey> Key { get; init; } = [];

    [Description("Accounts in one of these countries (ISO 3166-1 alpha-2)."), CountryCode]
    public IReadOnlyList<string> Country { get; init; } = [];

    [Description("Accounts with one of these ids of the vendor's systems. An id with a comma cannot be searched for.")]
    [Line(AccountExternalId.MaxLength)]
    public IReadOnlyList<string> ExternalId { get; init; } = [];

    [Description("Accounts that one of these accounts owns.")]
    public IReadOnlyList<AccountId> ParentAccountId { get; init; } = [];

    public IQueryable<Account> Among(
        IQueryable<Account> accounts, IQueryable<AccountKey> keys, IQueryable<AccountExternalId> externalIds)
    {
        string[] values = [.. Key.SelectMany(it => it.ValuesIn(Country))];
        if (Name.Count > 0) accounts = accounts.WhereAny(it => it.NameSearchText, Name.Select(it => it.Words));
        if (Country.Count > 0) accounts = accounts.Where(it => Country.Contains(it.Country));
        if (ParentAccountId.Count > 0)
            accounts = accounts.Where(it => it.Parent != null && ParentAccountId.Contains(it.Parent.Value));
        // Many keys in many countries are more than a statement takes as parameters: then they are part of it.
        if (values.Length > ListParameters.Max)
            accounts = accounts.Where(it => keys.Any(key => key.Account == it.Id && EF.Constant(values).Contains(key.Value)));
        else if (Key.Count > 0)
            accounts = accounts.Where(it => keys.Any(key => key.Account == it.Id && values.Contains(key.Value)));
        if (ExternalId.Count > 0)
            accounts = accounts.Where(it => externalIds.Any(known =>
                known.Account == it.Id && ExternalId.Contains(known.ExternalId)));
        return accounts;
    }
}

/// <summary>A text that may be a website, a tax id or a D-U-N-S number, or several of them.</summary>
public sealed record TypedKey(string Text) : ITextValue<TypedKey>
{
    public static string Expected => "must be a website, a tax id or a D-U-N-S number";

    private string? Domain => Website.TryParse(Text, out var site, out _) ? site.Domain : null;

    private string? Duns => ChannelProgram.Domain.Companies.Duns.TryParse(Text, out var duns, out _) ? duns.Value : null;

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out TypedKey value)
    {
        value = text is null ? null : new(text);
        if (value is { Domain: null, Duns: null } && TaxId.FaultOf(value.Text) is not null) value = null;
        return value is not null;
    }

    /// <param name="countries">Countries to read a tax id for, besides those that it may name itself.</param>
    internal IEnumerable<string> ValuesIn(IEnumerable<string> countries) => countries.Union(TaxId.CountriesNamedBy(Text))
        .Select(it => TaxId.TryParse(Text, it, out var taxId, out _) ? taxId.Key?.Value : null)
        .Append(Domain).Append(Duns).OfType<string>();
}
