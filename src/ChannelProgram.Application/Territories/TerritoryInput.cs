using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Territories;
using FluentValidation;

namespace ChannelProgram.Application.Territories;

/// <summary>Where a partner is to sell.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Countries">ISO 3166-1 alpha-2 codes, in upper case, each once.</param>
/// <param name="Lines">Codes of product lines, each once. Without it: all, later ones too.</param>
/// <param name="From">Not earlier than now. Without it: now.</param>
/// <param name="Until">From then on it holds no more. Without it: it holds until it is ended.</param>
/// <param name="Note">What the vendor's people should know about it. Partners never read it. May have line breaks.</param>
public sealed record TerritoryInput(
    [Required] PartnerId? Partner,
    [Required, Count(1, Territory.MaxCountries, Of = "country code"), CountryCode] IReadOnlyList<string?>? Countries,
    [Count(1, ProductLineRules.MaxLines, Of = "line", Instead = "leave it out for all"), Code] IReadOnlyList<string?>? Lines,
    DateTimeOffset? From,
    DateTimeOffset? Until,
    [MultiLine(Territory.MaxNoteLength)] string? Note)
    : ITimedInput
{
    public TerritoryRequest Read(DateTimeOffset now) => new(
        Partner!.Value, [.. Countries!.Select(it => it!)], Lines is null ? null : [.. Lines.Select(it => it!)], From ?? now,
        Until, Note);
}

public sealed class TerritoryRules : AbstractValidator<TerritoryInput>
{
    public TerritoryRules(IProgramVersions programs)
    {
        RuleFor(it => it.Countries).Custom((countries, rule) =>
        {
            if (countries is not { Count: <= Territory.MaxCountries }) return;
            foreach (var (place, country) in countries.Index())
                if (country is not null && countries.Count(it => it == country) > 1)
                    rule.AddFailure($"{nameof(TerritoryInput.Countries)}[{place}]", "is named more than once");
        });
        RuleFor(it => it.Lines).MustBeProductLines(programs, nameof(TerritoryInput.Lines));
        this.MustNotBeginInThePast();
    }
}
