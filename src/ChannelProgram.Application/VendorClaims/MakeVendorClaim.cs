using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.VendorClaims;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.VendorClaims;

/// <summary>The vendor keeps lines of a customer to itself: all that it asks for, or nothing.</summary>
public sealed record MakeVendorClaim(VendorClaimForm Form) : IRequest<Result<VendorClaimView>>, IChange
{
    public sealed class Validator : AbstractValidator<MakeVendorClaim>
    {
        public Validator(IValidator<VendorClaimForm> rules) => RuleFor(it => it.Form).SetValidator(rules).OverridePropertyName("");
    }

    public sealed class Handler(
        IVendorClaims claims, ICustomers customers, VendorClaiming claiming, IProgramVersions programs, CurrentCaller caller, TimeProvider time)
        : IRequestHandler<MakeVendorClaim, Result<VendorClaimView>>
    {
        public async Task<Result<VendorClaimView>> Handle(MakeVendorClaim request, CancellationToken ct)
        {
            if (await customers.Enter(new AccountId(request.Form.Account!.Value), ct) is not { } account) return VendorClaimRefusals.NoSuchAccount;
            if (account.MergedInto is { } into) return AccountRefusals.Merged(into);
            var now = time.Now();
            var program = programs.InForce(now);
            var asked = request.Form.Read(program);

            if (asked.Unit != "" && !account.SeveralUnits) return VendorClaimRefusals.NoUnits;
            if (asked.ExternalId is { } id && await claims.Called(id, ct) is not null) return VendorClaimRefusals.ExternalIdInUse;
            if (await claiming.Taken(asked.Wanted, now, ct) is { } taken) return taken;

            var claim = VendorClaim.Make(asked, caller.Known.Id, program, now);
            claims.Add(claim);
            return claiming.View(claim);
        }
    }
}
