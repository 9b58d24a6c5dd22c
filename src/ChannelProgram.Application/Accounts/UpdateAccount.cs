using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Companies;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Accounts;

/// <summary>The members of an account that can be changed.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, in upper case.</param>
/// <param name="ParentAccountId">The account that owns this one. Null if none does.</param>
public sealed record AccountForm(
    [Required, CustomerName] string? Name, [Required, CountryCode] string? Country,
    AccountId? ParentAccountId);

public sealed record UpdateAccount(AccountId Id, [RequestBody] MergePatch<AccountForm> Patch)
    : IRequest<Result<AccountView>>, IChange
{
    public sealed class Handler(AccountUpdate updates) : IRequestHandler<UpdateAccount, Result<AccountView>>
    {
        public Task<Result<AccountView>> Handle(UpdateAccount request, CancellationToken ct) =>
            updates.Update(request.Id, [], (account, now) =>
            {
                var form = request.Patch.ApplyTo(new(account.Name, account.Country, account.Parent));
                return updates.ApplyChanges(account, form.Name!, form.Country!, form.ParentAccountId, now, ct);
            }, ct);
    }
}
