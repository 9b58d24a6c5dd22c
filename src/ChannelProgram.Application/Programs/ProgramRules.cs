using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.RegularExpressions;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;
using FluentValidation;
using FluentValidation.Results;

namespace ChannelProgram.Application.Programs;

internal sealed class ProgramRules : AbstractValidator<ProgramVersion>
{
    public const string NoAmount = "must be an amount in the program's currency";
    private const string NotACode = "must be a code: a small letter, then up to 49 letters, digits or hyphens";

    public ProgramRules()
    {
        RuleFor(it => it.EffectiveFrom).NotEmpty().WithMessage(Messages.Required);
        RuleFor(it => it.Currency).Must(it => it is null || Currency.TryGet(it, out _))
            .WithMessage("must be an active ISO 4217 currency");
        RuleFor(it => it.TimeZone).Must(it => string.IsNullOrWhiteSpace(it) || TimeZoneInfo.TryFindSystemTimeZoneById(it, out _))
            .WithMessage("must be a time zone such as Europe/Berlin");
        RuleFor(it => it.Holidays).NotNull().WithMessage(Messages.Required);

        RuleFor(it => it.Products).NotEmpty().WithMessage("needs at least one product")
            .Must(it => AreDistinct(it, each => each.Code)).WithMessage("names a product more than once");
        RuleForEach(it => it.Products).NotNull().WithMessage(Messages.Required);

        RuleFor(it => it.Tiers).NotEmpty().WithMessage("needs at least one tier")
            .Must(it => AreDistinct(it, each => each.Code)).WithMessage("names a tier more than once");
        RuleForEach(it => it.Tiers).NotNull().WithMessage(Messages.Required).ChildRules(tier =>
        {
            tier.RuleFor(it => it.Requirements).NotNull().WithMessage(Messages.Required);
            tier.RuleFor(it => it.Benefits).NotNull().WithMessage(Messages.Required);
            tier.RuleFor(it => it.Benefits.Reviews).NotNull().WithMessage(Messages.Required).When(it => it.Benefits is not null);
        });

        RuleFor(it => it.SharedHosts).NotNull().WithMessage(Messages.Required)
            .Must(it => AreDistinct(it, each => each)).WithMessage("names a host more than once");

        RuleFor(it => it.ExchangeRates).NotNull().WithMessage(Messages.Required)
            .Must(it => AreDistinct(it, each => each.Currency)).WithMessage("names a currency more than once");
        RuleForEach(it => it.ExchangeRates).NotNull().WithMessage(Messages.Required).Must((it, rate) =>
            rate?.Currency is null || (Currency.TryGet(rate.Currency, out _) && rate.Currency != it.Currency))
            .WithMessage("must be of an active ISO 4217 currency other than the program's")
            .ChildRules(
                rate => rate.RuleFor(it => it.Rate).InclusiveBetween(ExchangeRate.Least, ExchangeRate.Most)
                    .WithMessage("must be a rate such as 1.0842, from 0.000001 to 1000000"));

        RuleFor(it => it).Custom((program, context) =>
        {
            foreach (var (path, fault) in FindDeclaredFaults(
                program, "", program.Currency).Concat(TierFaults.Find(program.Tiers ?? [])))
                context.AddFailure(new ValidationFailure(path, fault));
            foreach (var section in program.Sections)
            {
                var own = FindDeclaredFaults(section, $"{section.Name}.", program.Currency)
                    .Concat(section.FindFaults().Select(it => (Path: $"{section.Name}.{it.Property}", it.Fault)))
                    .Concat(section.FindFaultsOf(program));
                foreach (var (path, fault) in own) context.AddFailure(new ValidationFailure(path, fault));
            }
        });
    }

    private static bool AreDistinct<T>(IReadOnlyList<T>? items, Func<T, string?> code) =>
        items is null || items.GroupBy(it => it is null ? null : code(it)).All(it => it.Count() == 1);

    private static IEnumerable<(string Path, string Fault)> FindDeclaredFaults(object record, string prefix, string? currency)
    {
        foreach (var property in record.GetType().GetProperties().Where(it => it.CanWrite))
        {
            var (path, value) = ($"{prefix}{property.Name}", property.GetValue(record));
            if (property.Declares<CountAttribute>() is { } count && value is IReadOnlyCollection<object> counted
                && count.FaultOf(counted.Count) is { } miscounted)
                yield return (path, miscounted);
            if (property.Declares<TextFormatAttribute>() is { } format)
                foreach (var (at, text) in TextsOf(path, value))
                    if (FaultOf(text, format) is { } fault) yield return (at, fault);
            if (property.GetCustomAttribute<RangeAttribute>() is { } range && !range.IsValid(value))
                yield return (path, $"must be a {(value is int ? "whole " : "")}number from {range.Minimum} to {range.Maximum}");
            if (value is ProgramAmount amount && currency is not null && Currency.TryGet(currency, out var known)
                && amount.Value.Scale > known.Decimals)
                yield return (path, NoAmount);
            if (value is not null && IsRecord(property.PropertyType))
                foreach (var inside in FindDeclaredFaults(value, $"{path}.", currency)) yield return inside;
            if (value is not IReadOnlyList<object> items || items is IReadOnlyList<IProgramSection>) continue;
            foreach (var (index, item) in items.Index())
                if (item is null)
                {
                    // Of texts and of the program's own lists it is said already.
                    if (prefix.Length > 0 && items is not IReadOnlyList<string>)
                        yield return ($"{path}[{index}]", Messages.Required);
                }
                else
                    foreach (var inside in FindDeclaredFaults(item, $"{path}[{index}].", currency)) yield return inside;
        }
    }

    private static bool IsRecord(Type type) => type.IsClass && type.Assembly == typeof(ProgramVersion).Assembly;

    private static IEnumerable<(string Path, string? Text)> TextsOf(string path, object? value) =>
        value is IReadOnlyList<string?> texts ? texts.Select((it, index) => ($"{path}[{index}]", it)) : [(path, (string?)value)];

    private static string? FaultOf(string? text, TextFormatAttribute format) =>
        text is null || format.IsBlank(text) ? Messages.Required
        : format is CodeAttribute && !Regex.IsMatch(text, CodeAttribute.CodePattern) ? NotACode
        : format.FaultOf(text);
}
