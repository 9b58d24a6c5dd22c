using ChannelProgram.Domain.Common;
using FluentValidation;

namespace ChannelProgram.Application.Common;

/// <summary>A request for something that is to hold for a time.</summary>
public interface ITimedInput
{
    /// <summary>Null: from now on.</summary>
    DateTimeOffset? From { get; }

    /// <summary>Null: until somebody ends it.</summary>
    DateTimeOffset? Until { get; }
}

internal static class TimedRules
{
    public static void MustNotBeginInThePast<T>(this AbstractValidator<T> rules) where T : ITimedInput
    {
        rules.RuleFor(it => it.From).Must((_, from, rule) => !(from < RequestContext.Of(rule).Now))
            .WithMessage("must not be earlier than now; leave it out for now");
        rules.RuleFor(it => it.Until)
            .Must((form, until, rule) => !(until <= form.From) && !(until <= RequestContext.Of(rule).Now))
            .WithMessage("must be later than `from`, and than now");
    }
}

internal static class TimedQueries
{
    /// <summary>Those that have one of these statuses now; none named: all. The same rule as <see cref="Validity"/>.</summary>
    public static IQueryable<T> WithStatus<T>(
        this IQueryable<T> all, IReadOnlyCollection<ValidityStatus> statuses, DateTimeOffset now) where T : class, ITimed
    {
        if (statuses.Count == 0) return all;

        var (upcoming, active, ended) = (
            statuses.Contains(ValidityStatus.Upcoming), statuses.Contains(ValidityStatus.Active),
            statuses.Contains(ValidityStatus.Ended));
        return all.Where(it => it.EndedAt != null || it.Until <= now ? ended : it.From <= now ? active : upcoming);
    }
}
