using ChannelProgram.Domain.Common;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Common;

/// <summary>
/// Refuses a request with all its faults at once, before its handler sees it: those met while reading the input and
/// the rules it breaks, up to 100. A rule's <c>CustomState</c> may name a code of its own, used if it is the only fault.
/// </summary>
public sealed class ValidationBehavior<TRequest, TResult>(IEnumerable<IValidator<TRequest>> validators, InputFaults input)
    : IPipelineBehavior<TRequest, TResult>
    where TResult : IResult<TResult>
{
    private const int Most = 100;

    public async Task<TResult> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResult> next)
    {
        var broken = validators
            .SelectMany(validator => validator.Validate(request).Errors)
            .Select(fault => (Pointer: JsonPointer.From(fault.PropertyName), fault.ErrorMessage, Code: fault.CustomState as string))
            // What could not be read is not also missing.
            .Where(fault => !input.ByPointer.Keys.Any(unread => JsonPointer.Covers(unread, fault.Pointer)))
            .ToList();

        if (broken.Count == 0 && !input.Any) return await next();

        var faults = input.ByPointer
            .SelectMany(at => at.Value.Select(message => (Pointer: at.Key, Message: message)))
            .Concat(broken.Select(fault => (fault.Pointer, Message: fault.ErrorMessage)))
            .Distinct()
            .Take(Most)
            .GroupBy(fault => fault.Pointer, fault => fault.Message)
            .ToDictionary(at => at.Key, at => at.ToArray());

        var refusal = Refusal.Invalid(faults);
        return TResult.Refuse(
            !input.Any && broken is [{ Code: { } code }] ? refusal with { Code = code, Message = broken[0].ErrorMessage } : refusal);
    }
}

internal static class JsonPointer
{
    /// <summary><c>Products[0].Amount</c> becomes <c>/products/0/amount</c>.</summary>
    public static string From(string propertyPath) => string.Concat(propertyPath
        .Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries)
        .Select(part => $"/{char.ToLowerInvariant(part[0])}{part[1..]}"));

    /// <summary>Whether <paramref name="pointer"/> is <paramref name="whole"/> or lies inside it.</summary>
    public static bool Covers(string whole, string pointer) =>
        pointer.StartsWith(whole, StringComparison.Ordinal) && (pointer.Length == whole.Length || pointer[whole.Length] == '/');
}
