using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.CustomerResolution;

public sealed record UnmergeAccounts(AccountId Id, [RequestBody] MergeForm Form) : IRequest<Result<AccountView>>, IChange
{
    public sealed class Handler(
        IAccountMerges merges, IAccounts accounts, AccountMerging merging, IProgramVersions programs, IPreconditions preconditions, TimeProvider time)
        : IRequestHandler<UnmergeAccounts, Result<AccountView>>
    {
        public async Task<Result<AccountView>> Handle(UnmergeAccounts request, CancellationToken ct)
        {
            var other = new AccountId(request.Form.Account!.Value);
            var entered = await merges.Lock([request.Id, other], [], ct);
            if (entered.FirstOrDefault(it => it.Id == request.Id) is not { } survivor) return AccountRefusals.NotFound;
            if (!preconditions.Met(AccountView.Of((await accounts.Read(survivor.Id, ct))!))) return Refusal.VersionChanged;
            if (entered.FirstOrDefault(it => it.Id == other) is not { } absorbed) return AccountRefusals.NoSuchAccount;
            if (survivor.MergedInto is { } into) return AccountRefusals.Merged(into);
            if (await merges.FindMerge(other, ct) is not { } merge || merge.Survivor != survivor.Id) return AccountRefusals.NotMerged;

            var now = time.Now();
            if (merge.IsFinal(programs.InForce(now), now)) return AccountRefusals.MergeIsFinal;
            if (await merging.Unmerge(merge, absorbed, now, ct) is { } refused) return refused;
            return AccountView.Of((await accounts.Read(survivor.Id, ct))!);
        }
    }
}
