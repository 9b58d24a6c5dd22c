using System.Reflection;
using ChannelProgram.Domain.Common;
using FluentValidation;
using FluentValidation.Results;
using MediatR;

namespace ChannelProgram.Application.Common;

/// <summary>
/// Refuses an invalid request before its handler runs, with all faults at once, up to 100: those found while reading the input,
/// the declared rules (<see cref="DeclaredRules"/>), and the rules of the request and its body. A fault may have its own code
/// (<c>CustomState</c>), used if it is the only fault.
/// </summary>
public sealed class ValidationBehavior<TRequest, TResult>(
    IEnumerable<IValidator<TRequest>> validators, IServiceProvider services, InputFaults input, CurrentCaller caller,
    ProgramClock clock)
    : IPipelineBehavior<TRequest, TResult>
    where TRequest : notnull
    where TResult : IResult<TResult>
{
    private static readonly PropertyInfo? Body =
        typeof(TRequest).GetProperties().SingleOrDefault(it => it.Declares<RequestBodyAttribute>() is not null);

    public async Task<TResult> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResult> next)
    {
        // A member that could not be read is not reported as missing too, and one with a declared fault is not checked further.
        var declared = DeclaredRules.FaultsOf(request)
            .Where(fault => !input.ByPointer.Keys.Any(it => JsonPointer.Covers(it, fault.Pointer)))
            .ToList();
        var broken = declared.Select(fault => (fault.Pointer, fault.Message, Code: (string?)null)).Concat(
            from fault in BrokenRules(request, new(caller, input, clock.Now(), request is IDraftRequest))
            let pointer = JsonPointer.From(fault.PropertyName)
            where !input.ByPointer.Keys.Concat(declared.Select(it => it.Pointer)).Any(it => JsonPointer.Covers(it, pointer))
            select (Pointer: pointer, Message: fault.ErrorMessage, Code: fault.CustomState as string)).ToList();

        if (broken.Count == 0 && !input.Any) return await next();

        var faults = input.ByPointer
            .SelectMany(at => at.Value.Select(message => (Pointer: at.Key, Message: message)))
            .Concat(broken.Select(fault => (fault.Pointer, fault.Message)))
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
        return TResult.Refuse(
            ownCode is null ? refusal : refusal with { Code = ownCode, Message = refusal.Faults.Values.Single()[0] });
    }

    private IEnumerable<ValidationFailure> BrokenRules(TRequest request, RequestContext context) =>
        validators.SelectMany(it => it.Validate(context.For(request)).Errors).Concat(Body?.GetValue(request) switch
        {
            null => [],
            // Only members that the patch names are checked; the others are not missing.
            IMergePatch patch => BrokenRulesOfBody(patch.Given, context with { IsChange = true })
                .Where(it => patch.Names(JsonPointer.From(it.PropertyName))),
            var body => BrokenRulesOfBody(body, context),
        });

    private List<ValidationFailure> BrokenRulesOfBody(object body, RequestContext context) =>
        services.GetService(typeof(IValidator<>).MakeGenericType(body.GetType())) is IValidator rules
            ? rules.Validate(context.For(body)).Errors
            : [];
}
