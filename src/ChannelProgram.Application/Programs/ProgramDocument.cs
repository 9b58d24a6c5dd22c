using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;
using FluentValidation;

namespace ChannelProgram.Application.Programs;

/// <summary>A program version as it is written: the numbers and lists of the program. It is stored as it was validated.</summary>
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

    /// <param name="ReviewRaisePercent">By so many percent may a deal grow beyond what staff approved before staff looks again.</param>
    public sealed record OfDealRegistration(int? ProtectionDays, int? DecisionBusinessDays, int? ReviewRaisePercent);

    /// <summary>What it means, once the rules found nothing wrong with it.</summary>
    public ProgramVersion Read() => new(
        Version!.Value,
        EffectiveFrom!.Value,
        Currency!,
        new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById(TimeZone!), [.. Holidays ?? []]),
        [.. Products!.Select(it => new Product(it!.Code!, it.Name!, it.Line!))],
        [.. Tiers!.Select(it => new Tier(it!.Code!, it.Name!, it.DealRegistration!.Value, Limit(it.AutoApprovalLimit)))],
        DealRegistration!.ProtectionDays!.Value,
        DealRegistration.DecisionBusinessDays!.Value,
        DealRegistration.ReviewRaisePercent!.Value);

    private decimal? Limit(string? amount) =>
        amount is not null && Money.TryParse(amount, Currency!, out var money, out _) ? money.Amount : null;

    public sealed class Validator : AbstractValidator<ProgramDocument>
    {
        public Validator()
        {
            RuleFor(it => it.Version).NotNull().WithMessage(Say.Required)
                .Must(it => it is null or > 0).WithMessage("must be a whole number from 1");
            RuleFor(it => it.EffectiveFrom).NotNull().WithMessage(Say.Required);
            RuleFor(it => it.Currency).NotNull().WithMessage(Say.Required)
                .Must(it => it is null || Domain.Common.Currency.TryGet(it, out _)).WithMessage("must be an active ISO 4217 currency");
            RuleFor(it => it.TimeZone).NotNull().WithMessage(Say.Required)
                .Must(it => it is null || TimeZoneInfo.TryFindSystemTimeZoneById(it, out _)).WithMessage("must be a time zone such as Europe/Berlin");

            RuleFor(it => it.Products).NotEmpty().WithMessage("needs at least one product")
                .Must(it => it is null || Distinct(it.Select(each => each?.Code))).WithMessage("names a product more than once");
            RuleForEach(it => it.Products).NotNull().WithMessage(Say.Required).ChildRules(product =>
            {
                product.RuleFor(it => it!.Code).Code();
                product.RuleFor(it => it!.Name).RequiredLine(200);
                product.RuleFor(it => it!.Line).Code();
            });

            RuleFor(it => it.Tiers).NotEmpty().WithMessage("needs at least one tier")
                .Must(it => it is null || Distinct(it.Select(each => each?.Code))).WithMessage("names a tier more than once");
            RuleForEach(it => it.Tiers).NotNull().WithMessage(Say.Required).SetValidator(it => new TierRules(it.Currency));

            RuleFor(it => it.DealRegistration).NotNull().WithMessage(Say.Required).ChildRules(rules =>
            {
                rules.RuleFor(it => it!.ProtectionDays).Days(3650);
                rules.RuleFor(it => it!.DecisionBusinessDays).Days(250);
                rules.RuleFor(it => it!.ReviewRaisePercent).Whole(0, 500);
            });
        }

        private static bool Distinct(IEnumerable<string?> codes) => codes.GroupBy(it => it).All(it => it.Count() == 1);
    }

    private sealed class TierRules : AbstractValidator<OfTier?>
    {
        public TierRules(string? currency)
        {
            RuleFor(it => it!.Code).Code();
            RuleFor(it => it!.Name).RequiredLine(200);
            RuleFor(it => it!.DealRegistration).NotNull().WithMessage(Say.Required);
            RuleFor(it => it!.AutoApprovalLimit)
                .Must(it => it is null || currency is null || Money.TryParse(it, currency, out _, out var faults) || faults.Amount is null)
                .WithMessage("must be an amount in the program's currency, or null");
        }
    }
}
