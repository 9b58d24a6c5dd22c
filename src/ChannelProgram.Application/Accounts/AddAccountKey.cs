using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Accounts;

public sealed record AddAccountKey(AccountId Id, [RequestBody] AccountKeyInput Key) : IRequest<Result<AccountView>>, IChange
{
    public sealed class Handler(
        AccountUpdate updates, IAccounts accounts, IProgramVersions programs, CurrentCaller caller, ProgramClock clock)
        : IRequestHandler<AddAccountKey, Result<AccountView>>
    {
        public async Task<Result<AccountView>> Handle(AddAccountKey request, CancellationToken ct)
        {
            if (await accounts.Read(request.Id, ct) is not { Account.Country: var country }) return AccountRefusals.NotFound;
            var read = request.Key.ReadIn(country, programs.InForce(clock.Now()).AllSharedHosts);
            if (read.Refusal is { } unread) return unread;
            var key = read.Value;
            return await updates.Update(request.Id, [key], async (account, now) =>
            {
                var owner = (await accounts.OwnersOf([key], ct)).SingleOrDefault();
                if (owner is not null && owner.Account.Id != account.Id) return AccountRefusals.KeyElsewhere([owner.Account.Id]);
                if (owner is null) account.AddConfirmedKey(key, caller.Known.Confirms(now));
                else account.ConfirmKey(owner.Key, caller.Known.Confirms(now));
                return null;
            }, ct);
        }
    }
}
