using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Identity;

/// <summary>Somebody who signed in gives the password again: a token that was stolen is not enough.</summary>
public interface IConfirmedByPassword
{
    string? Password { get; }
}

/// <summary>And a code, from whoever has a second factor.</summary>
public interface IConfirmedByCode : IConfirmedByPassword
{
    string? Code { get; }
}

/// <summary>Before the transaction of the change begins: hashing takes long.</summary>
public sealed class ConfirmationBehavior<TRequest, TResult>(CurrentCaller current, IConfirmations confirmations)
    : IPipelineBehavior<TRequest, TResult>
    where TRequest : IConfirmedByPassword
    where TResult : IResult<TResult>
{
    public async Task<TResult> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResult> next)
    {
        var person = current.Person();
        var refusal = await confirmations.RefusalOfPassword(person, request.Password!, ct)
            ?? (request is IConfirmedByCode coded ? await confirmations.RefusalOfCode(person, coded.Code, ct) : null);
        return refusal is null ? await next() : TResult.Refuse(refusal);
    }
}

/// <summary>Failures are counted, and after too many nothing is looked at for a while.</summary>
public interface IConfirmations
{
    /// <summary>Null: it is the person's.</summary>
    Task<Refusal?> RefusalOfPassword(Guid person, string password, CancellationToken ct);

    /// <summary>Null: it is good, and is used up; or the person has no second factor.</summary>
    Task<Refusal?> RefusalOfCode(Guid person, string? code, CancellationToken ct);
}
