using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.CustomerResolution;

/// <summary>
/// Takes a key from an account. The account's live deals that no other key ties to it are matched again, in order of
/// registration.
/// </summary>
public sealed record DetachAccountKey(AccountId Id, [RequestBody] AccountKeyInput Key) : IRequest<Result<AccountView>>, IChange
{
    public sealed class Handler(IAccounts accounts, KeyDetachment detachment, IProgramVersions programs, ProgramClock clock)
        : IRequestHandler<DetachAccountKey, Result<AccountView>>
    {
        public async Task<Result<AccountView>> Handle(DetachAccountKey request, CancellationToken ct)
        {
            if (await accounts.Read(request.Id, ct) is not { Account.Country: var country }) return AccountRefusals.NotFound;
            var read = request.Key.ReadIn(country, programs.InForce(clock.Now()).AllSharedHosts);
            if (read.Refusal is { } unread) return unread;
            return await detachment.Detach(request.Id, read.Value, isShared: false, ct);
        }
    }
}
