using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Accounts;

public sealed record AddAccountKey(AccountId Id, [RequestBody] KeyForm Key) : IRequest<Result<AccountView>>, IChange
{
    public sealed class Handler(AccountUpdate changing, IAccounts accounts, CurrentCaller caller) : IRequestHandler<AddAccountKey, Result<AccountView>>
    {
        public async Task<Result<AccountView>> Handle(AddAccountKey request, CancellationToken ct)
        {
            if (await accounts.Read(request.Id, ct) is not { Account.Country: var country }) return AccountRefusals.NotFound;
            var key = request.Key.Read(country, out _)!.Value;
            var opened = await changing.Open(request.Id, [key], ct);
            if (opened.Refusal is { } notOpened) return notOpened;
            var (account, now) = opened.Value;

            var owner = (await accounts.OwnersOf([key], ct)).SingleOrDefault();
            if (owner is null) account.AddConfirmedKey(key, caller.Known.Confirms(now));
            else if (owner.Account.Id != account.Id) return AccountRefusals.KeyElsewhere([owner.Account.Id]);
            else account.ConfirmKey(owner.Key, caller.Known.Confirms(now));
            return await changing.Close(account, ct);
        }
    }
}
