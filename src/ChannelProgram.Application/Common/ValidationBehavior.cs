using ChannelProgram.Domain.Common;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Common;

/// <summary>
/// Refuses a request with all its faults at once, before its handler sees it: those met while reading the input and
/// the rules it breaks, up to 100. A fault may name a code of its own (a rule by its <c>CustomState</c>), used if it is
/// the only one.
/// </summary>
public sealed class ValidationBehavior<TRequest, TResult>(
    IEnumerable<IValidator<TRequest>> validators, InputFaults input, CurrentCaller caller, TimeProvider time)
    : IPipelineBehavior<TRequest, TResult>
    where TResult : IResult<TResult>
{
    public async Task<TResult> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResult> next)
    {
        var circumstances = new RequestContext(caller, input, time.Now());
        var broken = validators
            .SelectMany(validator => validator.Validate(circumstances.For(request)).Errors)
            .Select(fault => (Pointer: JsonPointer.From(fault.PropertyName), fault.ErrorMessage, Code: fault.CustomState as string))
            // What could not be read is not also missing.
            .Where(fault => !input.ByPointer.Keys.Any(unread => JsonPointer.Covers(unread, fault.Pointer)))
            .ToList();

        if (broken.Count == 0 && !input.Any) return await next();

        var faults = input.ByPointer
            .SelectMany(at => at.Value.Select(message => (Pointer: at.Key, Message: message)))
            .Concat(broken.Select(fault => (fault.Pointer, Message: fault.ErrorMessage)))
            .Distinct()
            .Take(InputFaults.Max)
            .GroupBy(fault => fault.Pointer, fault => fault.Message)
            .ToDictionary(at => at.Key, at => at.ToArray());

        var ownCode = (input.Count, broken.Count) switch
        {
            (1, 0) => input.OnlyCode,
            (0, 1) => broken[0].Code,
            _ => null,
        };
        var refusal = Refusal.Invalid(faults);
        return TResult.Refuse(ownCode is null ? refusal : refusal with { Code = ownCode, Message = refusal.Faults.Values.Single()[0] });
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
