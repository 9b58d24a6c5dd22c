using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.CustomerResolution;

public sealed record UnmergeAccounts(AccountId Id, [RequestBody] MergeForm Form) : IRequest<Result<AccountView>>, IChange
{
    public sealed class Handler(IAccountMerges merges, AccountUpdate updates, AccountMerging merging, IProgramVersions programs)
        : IRequestHandler<UnmergeAccounts, Result<AccountView>>
    {
        public async Task<Result<AccountView>> Handle(UnmergeAccounts request, CancellationToken ct)
        {
            var other = request.Form.Account!.Value;
            var locked = await merges.Lock([request.Id, other], [], ct);
            return await updates.Update(locked.FirstOrDefault(it => it.Id == request.Id), async (survivor, now) =>
            {
                if (locked.FirstOrDefault(it => it.Id == other) is not { } absorbed) return AccountRefusals.NoSuchAccount;
                if (await merges.FindMerge(other, ct) is not { } merge || merge.Survivor != survivor.Id)
                    return AccountRefusals.NotMerged;
                if (merge.IsFinal(programs.InForce(now), now)) return AccountRefusals.MergeIsFinal;

                return await merging.Unmerge(merge, absorbed, now, ct);
            }, ct);
        }
    }
}
