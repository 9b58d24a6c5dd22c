using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Accounts;

/// <summary>Staff says whether several parts of a customer buy, each for itself. What was claimed before stays as it is.</summary>
public sealed record MarkSeveralUnits(AccountId Id, UnitsOfAccount Form) : IRequest<Result<UnitsOfAccount>>, IChange
{
    public sealed class Validator : AbstractValidator<MarkSeveralUnits>
    {
        public Validator() => RuleFor(it => it.Form.SeveralUnits).NotNull().WithMessage(Say.Required)
            .OverridePropertyName(nameof(UnitsOfAccount.SeveralUnits));
    }

    public sealed class Handler(ICustomers customers, IPreconditions preconditions, TimeProvider time)
        : IRequestHandler<MarkSeveralUnits, Result<UnitsOfAccount>>
    {
        public async Task<Result<UnitsOfAccount>> Handle(MarkSeveralUnits request, CancellationToken ct)
        {
            if (await customers.Enter(request.Id, ct) is not { } account) return AccountRefusals.NotFound;
            if (account.MergedInto is { } into) return AccountRefusals.Merged(into);
            if (!preconditions.Met(new UnitsOfAccount(account.SeveralUnits))) return Refusal.VersionChanged;

            account.HasSeveralUnits(request.Form.SeveralUnits!.Value, time.Now());
            return new UnitsOfAccount(account.SeveralUnits);
        }
    }
}

/// <summary>Whether several parts of a customer buy.</summary>
/// <param name="SeveralUnits">True: every new registration goes to staff, who names the unit.</param>
public sealed record UnitsOfAccount([property: Required] bool? SeveralUnits);
