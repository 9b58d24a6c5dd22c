using ChannelProgram.Application.Common;
using ChannelProgram.Application.Companies;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Deals;
using FluentValidation;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// Rules beyond those declared on the members. Built once; what differs by request is in <see cref="RequestContext"/>.
/// </summary>
public sealed class RegistrationRules : AbstractValidator<DealRegistration>
{
    private static readonly string[] Recognising = ["/customer/website", "/customer/taxId", "/customer/duns"];

    internal const string NoProduct = "is no product of the program";

    public RegistrationRules(IProgramVersions programs)
    {
        RuleFor(it => it.Partner).Null().When((_, context) => RequestContext.Of(context).Caller.IsPartner)
            .WithMessage("is for the vendor's staff: your deals are your own partner's");
        RuleFor(it => it.Partner).NotNull().When((_, context) => !RequestContext.Of(context).Caller.IsPartner)
            .WithMessage(Messages.Required);

        RuleFor(it => it.Customer!.TaxId).MustBeTaxIdIn(it => it.Customer!.Country).When(it => it.Customer is not null);

        // Malformed keys have their own faults. This rule is for well-formed input without a strong key.
        RuleFor(it => it.Customer!)
            .Must((_, it, context) => MakesKey(it, programs.InForce(RequestContext.Of(context).Now).AllSharedHosts))
            .When((it, context) =>
                it.Customer is not null && !RequestContext.Of(context).IsDraft
                && !Recognising.Any(RequestContext.Of(context).Input.ByPointer.ContainsKey))
            .WithState(_ => DealRefusals.NoStrongKey.Code)
            .WithMessage(DealRefusals.NeedsStrongKey);

        RuleFor(it => it.Products).Custom((products, rule) =>
        {
            if (products is { Count: <= Deal.MaxProducts })
                LineRules.Judge(products, rule, code => IsProduct(code, RequestContext.Of(rule), programs));
        });

        RuleFor(it => it.Products).Must(TotalFits).When(it => it.Products is not null)
            .WithMessage($"add up to more than {Money.MaxWholeDigits} digits before the point");

        RuleFor(it => it.ExpectedCloseDate).Custom((closes, rule) =>
        {
            var now = RequestContext.Of(rule).Now;
            var today = programs.InForce(now).Calendar.Today(now);
            var latest = today.AddMonths(DealRegistration.MaxMonthsToClose);
            if (closes <= today || closes > latest)
                rule.AddFailure($"must be after {today:yyyy-MM-dd} and not after {latest:yyyy-MM-dd}");
        });
        RuleFor(it => it.TenderId).NotNull()
            .When((it, context) => it.Type is DealType.PublicTender && !RequestContext.Of(context).IsDraft)
            .WithMessage(Messages.Required);
        RuleFor(it => it.TenderId).Null()
            .When((it, context) => it.Type is not DealType.PublicTender && !RequestContext.Of(context).IsChange)
            .WithMessage("is for the type publicTender");
        RuleFor(it => it.Draft).NotEqual(true).When((_, context) => !RequestContext.Of(context).IsDraft)
            .WithMessage("is for a deal that is not registered yet");
        RuleFor(it => it.Draft).NotEqual(true)
            .When((_, context) => RequestContext.Of(context) is { IsDraft: true, Caller.IsPartner: false })
            .WithMessage("is for partners: staff sees no drafts");
    }

    /// <summary>A change may keep a product that is no longer sold; whether the deal has it is checked later.</summary>
    private static bool IsProduct(string code, RequestContext context, IProgramVersions programs) =>
        context.IsChange ? programs.HasProduct(code) : programs.InForce(context.Now).ProductOf(code) is not null;

    private static bool TotalFits(IReadOnlyList<DealRegistration.Line?>? products) => products!.Sum(it =>
        it?.Amount is { Amount: { } amount, Currency: { } currency } && Money.TryParse(amount, currency, out var money, out _)
            ? money.Amount
            : 0)
        < Money.ExclusiveMax;

    private static bool MakesKey(DealRegistration.Buyer it, SharedHosts shared) =>
        (it.Website is not null && !Website.TryParse(it.Website, out _, out _))
        || (it.TaxId is not null && !TaxId.TryParse(it.TaxId, it.Country ?? "", out _, out _))
        || (it.Duns is not null && !Duns.TryParse(it.Duns, out _, out _))
        || StrongKey.Parse(it.Website, it.TaxId, it.Duns, it.Country ?? "", shared).Count > 0;

    private static class LineRules
    {
        public static void Judge(
            IReadOnlyList<DealRegistration.Line?> products, ValidationContext<DealRegistration> rule,
            Func<string, bool> isProduct)
        {
            for (var place = 0; place < products.Count; place++)
            {
                var at = $"{nameof(DealRegistration.Products)}[{place}]";
                if (products[place] is not { } line) continue;
                if (line.Code is { } code && CodeFault(code, products, isProduct) is { } fault)
                    rule.AddFailure($"{at}.Code", fault);
                if (line.Amount is { } amount) Amount(amount, rule, $"{at}.Amount");
            }
        }

        private static string? CodeFault(
            string code, IReadOnlyList<DealRegistration.Line?> products, Func<string, bool> isProduct) =>
            !isProduct(code) ? NoProduct
            : products.Count(it => it?.Code == code) > 1 ? "is named more than once"
            : null;

        private static void Amount(MoneyText money, ValidationContext<DealRegistration> rule, string at)
        {
            var deal = rule.InstanceToValidate;
            // A missing part has its own fault; the rest is checked all the same.
            Money.TryParse(money.Amount ?? "1", money.Currency ?? deal.Currency ?? "USD", out var read, out var faults);
            if (faults.Amount is { } amount) rule.AddFailure($"{at}.Amount", amount);
            if (faults.Currency is { } currency) rule.AddFailure($"{at}.Currency", currency);
            if (faults.Any) return;

            if (money.Amount is not null && DealProduct.AmountFault(read.Amount, deal.Stage) is { } missing)
                rule.AddFailure($"{at}.Amount", missing);
            if (money.Currency is not null && money.Currency != deal.Currency)
                rule.AddFailure($"{at}.Currency", "must be the same for all products");
        }
    }
}
