using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.CustomerResolution;

public sealed record MergeAccounts(AccountId Id, [RequestBody] MergeForm Form) : IRequest<Result<AccountView>>, IChange
{
    public sealed class Handler(IAccountMerges merges, IAccounts accounts, AccountMerging merging, IPreconditions preconditions, TimeProvider time)
        : IRequestHandler<MergeAccounts, Result<AccountView>>
    {
        public async Task<Result<AccountView>> Handle(MergeAccounts request, CancellationToken ct)
        {
            var other = new AccountId(request.Form.Account!.Value);
            var entered = await merges.Lock([request.Id, other], [], ct);
            if (entered.FirstOrDefault(it => it.Id == request.Id) is not { } survivor) return AccountRefusals.NotFound;
            if (!preconditions.Met(AccountView.Of((await accounts.Read(survivor.Id, ct))!))) return Refusal.VersionChanged;
            if (other == request.Id) return AccountRefusals.MergedWithItself;
            if (entered.FirstOrDefault(it => it.Id == other) is not { } absorbed) return AccountRefusals.NoSuchAccount;
            if ((survivor.MergedInto ?? absorbed.MergedInto) is { } into) return AccountRefusals.Merged(into);

            await merging.Merge(survivor, absorbed, time.Now(), ct);
            return AccountView.Of((await accounts.Read(survivor.Id, ct))!);
        }
    }
}

/// <summary>Which account became, or becomes, part of another.</summary>
public sealed record MergeForm([Required] Guid? Account);
