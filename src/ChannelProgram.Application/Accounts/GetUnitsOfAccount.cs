using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Accounts;

/// <summary>Whether staff marked a customer as one with several buyers.</summary>
public sealed record GetUnitsOfAccount(AccountId Id) : IRequest<Result<UnitsOfAccount>>
{
    public sealed class Handler(ICustomers customers) : IRequestHandler<GetUnitsOfAccount, Result<UnitsOfAccount>>
    {
        public async Task<Result<UnitsOfAccount>> Handle(GetUnitsOfAccount request, CancellationToken ct) =>
            await customers.Find(request.Id, ct) is { } account ? new UnitsOfAccount(account.SeveralUnits) : AccountRefusals.NotFound;
    }
}
