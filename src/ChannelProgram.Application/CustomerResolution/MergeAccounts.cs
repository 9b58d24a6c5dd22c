using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.CustomerResolution;

public sealed record MergeAccounts(AccountId Id, [RequestBody] MergeForm Form) : IRequest<Result<AccountView>>, IChange
{
    public sealed class Handler(IAccountMerges merges, AccountUpdate updates, AccountMerging merging)
        : IRequestHandler<MergeAccounts, Result<AccountView>>
    {
        public async Task<Result<AccountView>> Handle(MergeAccounts request, CancellationToken ct)
        {
            var other = request.Form.Account!.Value;
            var locked = await merges.Lock([request.Id, other], [], ct);
            return await updates.Update(locked.FirstOrDefault(it => it.Id == request.Id), async (survivor, now) =>
            {
                if (other == survivor.Id) return AccountRefusals.MergedWithItself;
                if (locked.FirstOrDefault(it => it.Id == other) is not { } absorbed) return AccountRefusals.NoSuchAccount;
                if (absorbed.MergedInto is { } into) return AccountRefusals.Merged(into);

                await merging.Merge(survivor, absorbed, now, ct);
                return null;
            }, ct);
        }
    }
}

/// <summary>Names the other account of a merge.</summary>
/// <param name="Account">The account that becomes part of the one in the path, or is separated from it again.</param>
[SchemaName("AccountMerge")]
public sealed record MergeForm([Required] AccountId? Account);
