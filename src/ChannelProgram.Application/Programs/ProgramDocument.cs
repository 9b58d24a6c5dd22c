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
    IReadOnlyDictionary<string, string?>? ExchangeRates,
    ProgramDocument.OfDealRegistration? DealRegistration)
{
    public sealed record OfProduct(string? Code, string? Name, string? Line);

    /// <param name="DealRegistration">Whether partners of this tier may register deals.</param>
    /// <param name="AutoApprovalLimit">In the program's currency; null: staff decides every registration.</param>
    public sealed record OfTier(string? Code, string? Name, bool? DealRegistration, string? AutoApprovalLimit);

    /// <summary>As <see cref="RegistrationTerms"/>; limits in the program's currency.</summary>
    public sealed record OfDealRegistration(
        int? ProtectionDays, int? DecisionBusinessDays, int? ReviewRaisePercent, int? UnansweredBusinessDays, string? UnansweredLimit,
        int? UndecidedBusinessDays, string? UnconfirmedKeysLimit, int? AccountTotalDays, int? DirectClaimDays, int? UnmergeDays)
    {
        internal RegistrationTerms Read(string currency) => new(
            ProtectionDays!.Value,
            DecisionBusinessDays!.Value,
            ReviewRaisePercent!.Value,
            UnansweredBusinessDays!.Value,
            Money.Parse(UnansweredLimit!, currency).Amount,
            UndecidedBusinessDays!.Value,
            Money.Parse(UnconfirmedKeysLimit!, currency).Amount,
            AccountTotalDays!.Value,
            DirectClaimDays!.Value,
            UnmergeDays!.Value);
    }

    /// <summary>What it means, once the rules found nothing wrong with it.</summary>
    public ProgramVersion Read() => new(
        Version!.Value,
        EffectiveFrom!.Value,
        Currency!,
        new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById(TimeZone!), [.. Holidays ?? []]),
        [.. Products!.Select(it => new Product(it!.Code!, it.Name!, it.Line!))],
        [.. Tiers!.Select(it => new Tier(it!.Code!, it.Name!, it.DealRegistration!.Value, Limit(it.AutoApprovalLimit)))],
        ExchangeRates!.ToDictionary(it => it.Key, it => ExchangeRate.Parse(it.Value!)),
        DealRegistration!.Read(Currency!));

    private decimal? Limit(string? amount) => amount is null ? null : Money.Parse(amount, Currency!).Amount;

    public sealed class Validator : AbstractValidator<ProgramDocument>
    {
        public Validator()
        {
            RuleFor(it => it.Version).NotNull().WithMessage(Messages.Required)
                .Must(it => it is null or > 0).WithMessage("must be a whole number from 1");
            RuleFor(it => it.EffectiveFrom).NotNull().WithMessage(Messages.Required);
            RuleFor(it => it.Currency).NotNull().WithMessage(Messages.Required)
                .Must(it => it is null || Domain.Common.Currency.TryGet(it, out _)).WithMessage("must be an active ISO 4217 currency");
            RuleFor(it => it.TimeZone).NotNull().WithMessage(Messages.Required)
                .Must(it => it is null || TimeZoneInfo.TryFindSystemTimeZoneById(it, out _)).WithMessage("must be a time zone such as Europe/Berlin");

            RuleFor(it => it.Products).NotEmpty().WithMessage("needs at least one product")
                .Must(it => it is null || Distinct(it.Select(each => each?.Code))).WithMessage("names a product more than once");
            RuleForEach(it => it.Products).NotNull().WithMessage(Messages.Required).ChildRules(product =>
            {
                product.RuleFor(it => it!.Code).Code();
                product.RuleFor(it => it!.Name).RequiredLine(200);
                product.RuleFor(it => it!.Line).Code();
            });

            RuleFor(it => it.Tiers).NotEmpty().WithMessage("needs at least one tier")
                .Must(it => it is null || Distinct(it.Select(each => each?.Code))).WithMessage("names a tier more than once");
            RuleForEach(it => it.Tiers).NotNull().WithMessage(Messages.Required).SetValidator(it => new TierRules(it.Currency));

            RuleFor(it => it.ExchangeRates).NotNull().WithMessage(Messages.Required);
            RuleForEach(it => it.ExchangeRates)
                .Must((it, rate) => Domain.Common.Currency.TryGet(rate.Key, out _) && rate.Key != it.Currency)
                .WithMessage("must be of an active ISO 4217 currency other than the program's")
                .Must(it => it.Value is not null && ExchangeRate.TryParse(it.Value, out _)).WithMessage("must be a rate such as 1.0842, more than 0");

            RuleFor(it => it.DealRegistration).NotNull().WithMessage(Messages.Required).SetValidator(it => new RegistrationRules(it.Currency));
        }

        private static bool Distinct(IEnumerable<string?> codes) => codes.GroupBy(it => it).All(it => it.Count() == 1);
    }

    private sealed class TierRules : AbstractValidator<OfTier?>
    {
        public TierRules(string? currency)
        {
            RuleFor(it => it!.Code).Code();
            RuleFor(it => it!.Name).RequiredLine(200);
            RuleFor(it => it!.DealRegistration).NotNull().WithMessage(Messages.Required);
            RuleFor(it => it!.AutoApprovalLimit).Amount(currency);
        }
    }

    private sealed class RegistrationRules : AbstractValidator<OfDealRegistration?>
    {
        public RegistrationRules(string? currency)
        {
            RuleFor(it => it!.ProtectionDays).Days(3650);
            RuleFor(it => it!.DecisionBusinessDays).Days(250);
            RuleFor(it => it!.ReviewRaisePercent).Whole(0, 500);
            RuleFor(it => it!.UnansweredBusinessDays).Days(250);
            RuleFor(it => it!.UnansweredLimit).NotNull().WithMessage(Messages.Required).Amount(currency);
            RuleFor(it => it!.UndecidedBusinessDays).Days(250)
                .GreaterThanOrEqualTo(it => it!.UnansweredBusinessDays).WithMessage("must not be less than unansweredBusinessDays");
            RuleFor(it => it!.UnconfirmedKeysLimit).NotNull().WithMessage(Messages.Required).Amount(currency);
            RuleFor(it => it!.AccountTotalDays).Days(3650);
            RuleFor(it => it!.DirectClaimDays).Days(3650);
            RuleFor(it => it!.UnmergeDays).Days(3650);
        }
    }
}
