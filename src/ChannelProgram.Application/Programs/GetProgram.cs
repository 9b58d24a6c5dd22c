using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;
using MediatR;

namespace ChannelProgram.Application.Programs;

/// <summary>The program version in force.</summary>
public sealed record GetProgram : IRequest<Result<ProgramView>>
{
    public sealed class Handler(IProgramVersions programs, TimeProvider time) : IRequestHandler<GetProgram, Result<ProgramView>>
    {
        public Task<Result<ProgramView>> Handle(GetProgram request, CancellationToken ct) =>
            Task.FromResult<Result<ProgramView>>(ProgramView.Of(programs.InForce(time.Now())));
    }
}

/// <summary>A program version as callers read it.</summary>
public sealed record ProgramView(
    int Version, DateTimeOffset EffectiveFrom, string Currency, string TimeZone, IReadOnlyList<DateOnly> Holidays,
    IReadOnlyList<Product> Products, IReadOnlyList<ProgramView.OfTier> Tiers, IReadOnlyList<ProgramView.OfExchangeRate> ExchangeRates,
    ProgramView.OfDealRegistration DealRegistration)
{
    public sealed record OfTier(string Code, string Name, bool DealRegistration, MoneyText? AutoApprovalLimit);

    /// <param name="Rate">What one unit is worth in the program's currency.</param>
    public sealed record OfExchangeRate(string Currency, string Rate);

    public sealed record OfDealRegistration(
        int ProtectionDays, int DecisionBusinessDays, int ReviewRaisePercent, int UnansweredBusinessDays, MoneyText UnansweredLimit,
        int UndecidedBusinessDays, MoneyText UnconfirmedKeysLimit, int AccountTotalDays, int DirectClaimDays, int UnmergeDays);

    public static ProgramView Of(ProgramVersion it) => new(
        it.Number, it.EffectiveFrom, it.Currency, it.Calendar.TimeZone.Id, [.. it.Calendar.Holidays.Order()], it.Products,
        [.. it.Tiers.Select(tier => new OfTier(
            tier.Code, tier.Name, tier.DealRegistration,
            tier.AutoApprovalLimit is { } limit ? MoneyText.Of(new(limit, it.Currency)) : null))],
        [.. it.ExchangeRates.OrderBy(rate => rate.Key, StringComparer.Ordinal).Select(rate => new OfExchangeRate(rate.Key, ExchangeRate.Write(rate.Value)))],
        Of(it.Terms, it.Currency));

    private static OfDealRegistration Of(RegistrationTerms it, string currency) => new(
        it.ProtectionDays, it.DecisionBusinessDays, it.ReviewRaisePercent, it.UnansweredBusinessDays,
        MoneyText.Of(new(it.UnansweredLimit, currency)), it.UndecidedBusinessDays, MoneyText.Of(new(it.UnconfirmedKeysLimit, currency)),
        it.AccountTotalDays, it.DirectClaimDays, it.UnmergeDays);
}
