using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.VendorClaims;
using MediatR;

namespace ChannelProgram.Application.VendorClaims;

public sealed record CreateVendorClaim([RequestBody] VendorClaimInput Form) : IRequest<Result<VendorClaimView>>, IChange
{
    public sealed class Handler(
        IVendorClaims claims, IAccounts accounts, VendorClaimUpdate updates, IProgramVersions programs, CurrentCaller caller,
        ProgramClock clock)
        : IRequestHandler<CreateVendorClaim, Result<VendorClaimView>>
    {
        public async Task<Result<VendorClaimView>> Handle(CreateVendorClaim request, CancellationToken ct)
        {
            if (await accounts.Lock(request.Form.Account!.Value, [], ct) is not { } account)
                return VendorClaimRefusals.NoSuchAccount;
            if (account.MergedInto is { } into) return AccountRefusals.Merged(into);
            var now = clock.Now();
            var program = programs.InForce(now);
            var asked = request.Form.Read(program);

            if (asked.Unit != "" && !account.HasBuyingUnits) return VendorClaimRefusals.NoUnits;
            if (asked.ExternalId is { } id && await claims.FindByExternalId(id, ct) is not null)
                return VendorClaimRefusals.ExternalIdInUse;
            if (await updates.CheckAvailability(asked.Targets, now, ct) is { } taken) return taken;

            var claim = VendorClaim.Create(asked, caller.Known.Id, program, now);
            claims.Add(claim);
            return updates.View(claim);
        }
    }
}
