using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;
using FluentValidation;

namespace ChannelProgram.Application.Programs;

/// <summary>A program version as it is written: the numbers and lists of the program. It is stored word for word.</summary>
public sealed record ProgramDocument(
    int? Version,
    DateTimeOffset? EffectiveFrom,
    string? Currency,
    string? TimeZone,
    IReadOnlyList<DateOnly>? Holidays,
    IReadOnlyList<ProgramDocument.OfProduct?>? Products,
    IReadOnlyList<ProgramDocument.OfTier?>? Tiers,
    ProgramDocument.OfDealRegistration? DealRegistration)
{
    public sealed record OfProduct(string? Code, string? Name, string? Line);

    /// <param name="DealRegistration">Whether partners of this tier may register deals.</param>
    /// <param name="AutoApprovalLimit">In the program's currency; null: staff decides every registration.</param>
    public sealed record OfTier(string? Code, string? Name, bool? DealRegistration, string? AutoApprovalLimit);

    public sealed record OfDealRegistration(int? ProtectionDays, int? DecisionBusinessDays);

    /// <summary>What it means, once the rules found nothing wrong with it.</summary>
    public ProgramVersion Read() => new(
        Version!.Value,
        EffectiveFrom!.Value,
        Currency!,
        new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById(TimeZone!), [.. Holidays ?? []]),
        [.. Products!.Select(it => new Product(it!.Code!, it.Name!, it.Line!))],
        [.. Tiers!.Select(it => new Tier(it!.Code!, it.Name!, it.DealRegistration!.Value, Limit(it.AutoApprovalLimit)))],
        DealRegistration!.ProtectionDays!.Value,
        DealRegistration.DecisionBusinessDays!.Value);

    private decimal? Limit(string? amount) =>
        amount is not null && Money.TryParse(amount, Currency!, out var money, out _) ? money.Amount : null;

    public sealed class Validator : AbstractValidator<ProgramDocument>
    {
        private const string Code = "^[a-z][A-Za-z0-9-]{0,49}$";

        public Validator()
        {
            RuleFor(it => it.Version).NotNull().GreaterThan(0);
            RuleFor(it => it.EffectiveFrom).NotNull();
            RuleFor(it => it.Currency).NotNull().Must(it => it is null || Domain.Common.Currency.TryGet(it, out _))
                .WithMessage("Must be an active ISO 4217 currency.");
            RuleFor(it => it.TimeZone).NotNull().Must(it => it is null || TimeZoneInfo.TryFindSystemTimeZoneById(it, out _))
                .WithMessage("Must be a time zone of the IANA data base.");

            RuleFor(it => it.Products).NotEmpty();
            RuleForEach(it => it.Products).NotNull().ChildRules(product =>
            {
                product.RuleFor(it => it!.Code).NotNull().Matches(Code);
                product.RuleFor(it => it!.Name).NotEmpty().MaximumLength(200);
                product.RuleFor(it => it!.Line).NotNull().Matches(Code);
            });
            RuleFor(it => it.Products).Must(it => Distinct(it!.Select(each => each?.Code))).When(it => it.Products is not null)
                .WithMessage("Name each product once.");

            RuleFor(it => it.Tiers).NotEmpty();
            RuleForEach(it => it.Tiers).NotNull().ChildRules(tier =>
            {
                tier.RuleFor(it => it!.Code).NotNull().Matches(Code);
                tier.RuleFor(it => it!.Name).NotEmpty().MaximumLength(200);
                tier.RuleFor(it => it!.DealRegistration).NotNull();
            });
            RuleForEach(it => it.Tiers)
                .Must((program, it) => it?.AutoApprovalLimit is not { } limit || Money.TryParse(limit, program.Currency ?? "", out _, out _))
                .OverridePropertyName("Tiers").WithMessage("autoApprovalLimit must be an amount of the program's currency, or null.");
            RuleFor(it => it.Tiers).Must(it => Distinct(it!.Select(each => each?.Code))).When(it => it.Tiers is not null)
                .WithMessage("Name each tier once.");

            RuleFor(it => it.DealRegistration).NotNull().ChildRules(rules =>
            {
                rules.RuleFor(it => it!.ProtectionDays).NotNull().InclusiveBetween(1, 3650);
                rules.RuleFor(it => it!.DecisionBusinessDays).NotNull().InclusiveBetween(1, 250);
            });
        }

        private static bool Distinct(IEnumerable<string?> codes) => codes.GroupBy(it => it).All(it => it.Count() == 1);
    }
}
