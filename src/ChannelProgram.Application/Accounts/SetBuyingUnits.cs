using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Accounts;

/// <summary>Existing claims stay as they are.</summary>
public sealed record SetBuyingUnits(AccountId Id, [RequestBody] BuyingUnits Form) : IRequest<Result<BuyingUnits>>, IChange
{
    public sealed class Handler(IAccounts accounts, IPreconditions preconditions, ProgramClock clock)
        : IRequestHandler<SetBuyingUnits, Result<BuyingUnits>>
    {
        public async Task<Result<BuyingUnits>> Handle(SetBuyingUnits request, CancellationToken ct)
        {
            if (await accounts.Lock(request.Id, [], ct) is not { } account) return AccountRefusals.NotFound;
            if (!preconditions.Met(new BuyingUnits(account.HasBuyingUnits))) return Refusal.VersionChanged;
            if (account.MergedInto is { } into) return AccountRefusals.Merged(into);

            account.SetBuyingUnits(request.Form.HasBuyingUnits!.Value, clock.Now());
            return new BuyingUnits(account.HasBuyingUnits);
        }
    }
}

/// <summary>Whether several units of a customer buy for themselves.</summary>
/// <param name="HasBuyingUnits">True: every new registration goes to staff, which names the buying unit.</param>
public sealed record BuyingUnits([Required] bool? HasBuyingUnits);
