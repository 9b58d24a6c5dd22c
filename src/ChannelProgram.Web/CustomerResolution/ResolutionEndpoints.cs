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
        "Staff settles who a customer is: accounts are merged or told apart, keys detached, customers of deals confirmed.";

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
    /// The key is not this account's any more. Each live deal of the account that was registered by it and by no other key of
    /// the account is matched again: it is about the accounts that have its keys, or a new one. What it held here is passed on,
    /// and its review starts again.
    /// </remarks>
    private static async Task<OkAnswer<AccountView>> DetachKey(
        RouteId<AccountId> id, Body<AccountKeyInput> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new DetachAccountKey(id, body.Value), ct)).ToOk();

    /// <remarks>
    /// The account that the body names becomes part of this one, with its keys, claims, history and external ids. Of two live
    /// claims on one line the earlier stands; the later is first in line, its remaining protection kept for it, and staff decides
    /// the conflict, which is in the queue of work. Of one partner's two the later is released.
    /// </remarks>
    private static async Task<OkAnswer<AccountView>> Merge(
        RouteId<AccountId> id, Body<MergeForm> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new MergeAccounts(id, body.Value), ct)).ToOk();

    /// <remarks>
    /// Both are as they were before they were merged, unless it is too long ago or something was decided since that rests on
    /// it. What was registered since stays where its keys are.
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
