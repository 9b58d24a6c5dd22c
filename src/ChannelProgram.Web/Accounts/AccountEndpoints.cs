using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.Accounts;

internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup("/v1/accounts").WithTags("Accounts");

        accounts.MapGet("{id}/several-units", Units).WithName("getUnitsOfAccount").WithSummary("Read whether a customer has several buyers")
            .Requires(Permission.ReadAccounts).Example(new UnitsOfAccount(false));
        accounts.MapPut("{id}/several-units", MarkSeveralUnits).WithName("markSeveralUnits").WithSummary("Say whether a customer has several buyers")
            .Requires(Permission.DecideDeals)
            .Example(new UnitsOfAccount(true), new UnitsOfAccount(true));
    }

    /// <remarks>As staff marked it; what was claimed before it was marked is for the whole customer.</remarks>
    private static async Task<OkAnswer<UnitsOfAccount>> Units(string id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetUnitsOfAccount(Id(id)), ct)).ToOk();

    /// <remarks>
    /// For the vendor's staff. While it is true, every new registration of the customer goes to review, and staff names its
    /// buying unit when it approves; units do not contend with each other. What was claimed before is for the whole customer
    /// and contends with all of them.
    /// </remarks>
    private static async Task<OkAnswer<UnitsOfAccount>> MarkSeveralUnits(
        string id, Body<UnitsOfAccount> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new MarkSeveralUnits(Id(id), body.Value), ct)).ToOk();

    /// <summary>What is no id names no account: it answers like an absent one.</summary>
    private static AccountId Id(string text) => new(Guid.TryParseExact(text, "D", out var id) ? id : Guid.Empty);
}
