using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies.Names;
using MediatR;

namespace ChannelProgram.Application.Accounts;

/// <summary>What an account says of itself, as it may be changed.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, in upper case.</param>
/// <param name="ParentAccountId">The account that owns it.</param>
public sealed record AccountForm(
    [Required, Line(CompanyName.MaxLength)] string? Name, [Required, CountryCode] string? Country, Guid? ParentAccountId);

public sealed record UpdateAccount(AccountId Id, [RequestBody] MergePatch<AccountForm> Patch)
    : IRequest<Result<AccountView>>, IChange
{
    public sealed class Handler(AccountUpdate changing) : IRequestHandler<UpdateAccount, Result<AccountView>>
    {
        public async Task<Result<AccountView>> Handle(UpdateAccount request, CancellationToken ct)
        {
            var opened = await changing.Open(request.Id, [], ct);
            if (opened.Refusal is { } notOpened) return notOpened;
            var (account, now) = opened.Value;

            var said = request.Patch.ApplyTo(new(account.Name, account.Country, account.Parent?.Value));
            var parent = said.ParentAccountId is { } id ? new AccountId(id) : (AccountId?)null;
            if (await changing.ApplyChanges(account, said.Name!, said.Country!, parent, now, ct) is { } refused) return refused;
            return await changing.Close(account, ct);
        }
    }
}
