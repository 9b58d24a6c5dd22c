using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.CustomerResolution;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Web.Accounts;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using ChannelProgram.Web.Deals;
using MediatR;

namespace ChannelProgram.Web.CustomerResolution;

internal sealed class ResolutionEndpoints : IApiFeature
{
    public string Tag => "Customer resolution";

    public string TagDescription =>
        "Staff settles who a customer is: it merges and unmerges accounts, detaches keys, and confirms customers of deals.";

    public void Map(IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup("/v1/accounts");
        var deals = routes.MapGroup("/v1/deals");

        accounts.MapPost("{id}/keys/detach", DetachKey).WithName("detachAccountKey")
            .WithSummary("Detach a key from an end customer")
            .Requires(AccountPermissions.Write).Refuses(AccountRefusals.KeyNotHere, AccountRefusals.LastKey)
            .Example(ResolutionExamples.KeyDetached, AccountExamples.KnownKey);
        accounts.MapPost("{id}/merge", Merge).WithName("mergeAccounts").WithSummary("Merge accounts")
            .Requires(DealPermissions.Decide).Refuses(AccountExamples.Merged)
            .Example(AccountExamples.Known, ResolutionExamples.Absorbed);
        accounts.MapPost("{id}/unmerge", Unmerge).WithName("unmergeAccounts").WithSummary("Unmerge accounts")
            .Requires(DealPermissions.Decide)
            .Refuses(
                AccountRefusals.NotMerged, AccountRefusals.MergeIsFinal, AccountRefusals.DecidedSince, AccountExamples.Merged)
            .Example(AccountExamples.Known, ResolutionExamples.Absorbed);
        deals.MapPost("{id}/confirm-customer", ConfirmCustomer).WithName("confirmCustomer").Action(DealActions.ConfirmCustomer)
            .Example(DealExamples.ApprovedByStaff);
        deals.MapPost("{id}/separate-customer", SeparateCustomer).WithName("separateCustomer")
            .Action(DealActions.SeparateCustomer)
            .Example(DealExamples.ApprovedByStaff, ResolutionExamples.Separation);
    }

    /// <remarks>
    /// Removes the key from the account. A live deal that only this key connects with the account is matched again: to the
    /// accounts of its other keys, or to a new one. Lines that it held here go to the registration that has waited longest, and
    /// its review starts again. The last key cannot be removed: 409 <c>lastKey</c>.
    /// </remarks>
    private static async Task<OkAnswer<AccountView>> DetachKey(
        RouteId<AccountId> id, Body<AccountKeyInput> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new DetachAccountKey(id, body.Value), ct)).ToOk();

    /// <remarks>
    /// The account in the body becomes part of the account in the path, with its keys, claims, history and external ids. If both
    /// have a claim on the same line, the earlier claim keeps the line. The later one waits first in line and keeps its remaining
    /// protection; staff decides the conflict in the work queue. If both claims belong to one partner, the later one is released.
    /// </remarks>
    private static async Task<OkAnswer<AccountView>> Merge(
        RouteId<AccountId> id, Body<MergeForm> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new MergeAccounts(id, body.Value), ct)).ToOk();

    /// <remarks>
    /// Undoes a merge: each account gets back what it had. A deal registered since goes to the account that has its keys. Refused
    /// if the merge is too long ago (409 <c>mergeIsFinal</c>) or if something was decided that depends on it (409
    /// <c>decidedSince</c>).
    /// </remarks>
    private static async Task<OkAnswer<AccountView>> Unmerge(
        RouteId<AccountId> id, Body<MergeForm> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new UnmergeAccounts(id, body.Value), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> ConfirmCustomer(
        RouteId<DealId> id, OptionalBody<ConfirmCustomer.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ConfirmCustomer(id, body.Value), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> SeparateCustomer(
        RouteId<DealId> id, OptionalBody<SeparateCustomer.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new SeparateCustomer(id, body.Value), ct)).ToOk();
}
