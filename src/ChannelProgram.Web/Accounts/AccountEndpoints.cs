using ChannelProgram.Application.Accounts;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.Accounts;

internal sealed class AccountEndpoints : IApiFeature
{
    public string Tag => "Accounts";

    public string TagDescription =>
        "End customers, as the program knows them, and the keys by which it recognises them. For the vendor only.";

    public IEnumerable<ProblemMember> ProblemMembers =>
    [
        ProblemMember.Of<Guid>("mergedInto", "With `accountMerged`: the account that it was merged into."),
        ProblemMember.ListOf<Guid>(
            "accounts", "With `keyElsewhere`: the accounts that the keys belong to.", 10, "An account's id."),
    ];

    public IEnumerable<KeyValuePair<string, string>> VendorScopes =>
        [new("accounts", "of the program: end customers, and what the vendor keeps of them")];

    public void Map(IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup("/v1/accounts");

        accounts.MapGet("", List).WithName("listAccounts").WithSummary("List end customers, newest first")
            .Requires(AccountPermissions.Read)
            .Example(AccountExamples.Page);
        accounts.MapGet("{id}", Get).WithName("getAccount").WithSummary("Read an end customer").Requires(AccountPermissions.Read)
            .Example(AccountExamples.Known);
        accounts.MapGet("{id}/history", History).WithName("getAccountHistory")
            .WithSummary("List the history of an end customer, newest first")
            .Requires(AccountPermissions.Read).Example(AccountExamples.History);
        accounts.MapPatch("{id}", Update).WithName("updateAccount").WithSummary("Change an end customer")
            .Requires(AccountPermissions.Write)
            .RequiresIfMatch().Refuses(AccountRefusals.ParentIsSubsidiary)
            .Example(AccountExamples.Updated, AccountExamples.Update);
        accounts.MapPost("{id}/keys", AddKey).WithName("addAccountKey").WithSummary("Add a key to an end customer")
            .Requires(AccountPermissions.Write).Refuses(AccountExamples.KeyElsewhere)
            .Example(AccountExamples.WithKey, AccountExamples.NewKey);
        accounts.MapPost("{id}/keys/confirm", ConfirmKey).WithName("confirmAccountKey")
            .WithSummary("Confirm a key of an end customer")
            .Requires(AccountPermissions.Write).Refuses(AccountRefusals.KeyNotHere)
            .Example(AccountExamples.Confirmed, AccountExamples.KnownKey);
        accounts.MapGet("by-external-id/{externalId}", GetByExternalId).WithName("getAccountByExternalId")
            .WithSummary("Read an end customer by external id").Requires(AccountPermissions.Read)
            .Example(AccountExamples.FromCrm);
        accounts.MapPut("by-external-id/{externalId}", Put).WithName("putAccountByExternalId")
            .WithSummary("Create or change an end customer by external id").Requires(AccountPermissions.Write)
            .Refuses(AccountExamples.KeyElsewhere, AccountRefusals.ParentIsSubsidiary)
            .Example(AccountExamples.FromCrm, AccountExamples.Crm);
        accounts.MapGet("{id}/buying-units", Units).WithName("getBuyingUnits")
            .WithSummary("Read whether a customer has several buyers")
            .Requires(AccountPermissions.Read).Example(new BuyingUnits(false));
        accounts.MapPut("{id}/buying-units", SetBuyingUnits).WithName("setBuyingUnits")
            .WithSummary("Set whether a customer has several buyers").Requires(AccountPermissions.SetBuyingUnits)
            .Example(new BuyingUnits(true), new BuyingUnits(true));
    }

    /// <remarks>
    /// Filters are joined by AND. Several values of one filter are separated by commas. Pages stay stable while accounts come in.
    /// </remarks>
    private static async Task<PageAnswer<AccountView>> List(
        ListRequest<AccountFilter> query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListAccounts(query.Filter, query.Paging), ct)).ToPage();

    /// <remarks>
    /// A key is asserted if a partner's registration named it. It is confirmed if the vendor's staff or one of its systems
    /// vouches for it. Each key shows who asserted it and who confirmed it. A merged account can still be read: <c>mergedInto</c>
    /// names the account that it became part of.
    /// </remarks>
    private static async Task<OkAnswer<AccountView>> Get(RouteId<AccountId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetAccount(id), ct)).ToOk();

    /// <remarks>
    /// Each item tells what happened, when it took effect and who did it. The value of a key is shown only while the account
    /// still has this key.
    /// </remarks>
    private static async Task<PageAnswer<AccountHistoryItem>> History(
        RouteId<AccountId> id, PageParameters query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetAccountHistory(id, query.Paging), ct)).ToPage();

    /// <remarks>
    /// Takes a JSON merge patch (RFC 7396): null removes a member. If the name changes, registrations are compared with the
    /// new one. The account cannot be owned by itself or by one of its subsidiaries: 409 <c>parentInCircle</c>.
    /// </remarks>
    private static async Task<OkAnswer<AccountView>> Update(
        RouteId<AccountId> id, PatchBody<AccountForm> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new UpdateAccount(id, body.Value), ct)).ToOk();

    /// <remarks>
    /// The key is confirmed from the start. If a partner had asserted it of this account, it becomes confirmed. A key of another
    /// account is refused with 409 <c>keyElsewhere</c>; <c>accounts</c> names that account.
    /// </remarks>
    private static async Task<OkAnswer<AccountView>> AddKey(
        RouteId<AccountId> id, Body<AccountKeyInput> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new AddAccountKey(id, body.Value), ct)).ToOk();

    /// <remarks>
    /// Vouches for a key that a partner asserted. From now on a registration with this key is about this account, whatever name
    /// it gives the customer. Deals that already wait for staff are not decided by this.
    /// </remarks>
    private static async Task<OkAnswer<AccountView>> ConfirmKey(
        RouteId<AccountId> id, Body<AccountKeyInput> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ConfirmAccountKey(id, body.Value), ct)).ToOk();

    /// <remarks>
    /// True if staff marked the customer as one with several buyers. Claims from before that are for the whole customer.
    /// </remarks>
    private static async Task<OkAnswer<BuyingUnits>> Units(RouteId<AccountId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetBuyingUnits(id), ct)).ToOk();

    /// <remarks>
    /// Marks a customer in which several units buy for themselves, such as a group of companies or a public body. While it is
    /// true, every new registration of the customer goes to review, and staff names the buying unit when it approves. Claims of
    /// different units do not conflict. Claims from before are for the whole customer and conflict with every unit.
    /// </remarks>
    private static async Task<OkAnswer<BuyingUnits>> SetBuyingUnits(
        RouteId<AccountId> id, Body<BuyingUnits> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new SetBuyingUnits(id, body.Value), ct)).ToOk();

    /// <remarks>An external id belongs to one account. An account can have several, for example after a merge.</remarks>
    private static async Task<OkAnswer<AccountView>> GetByExternalId(
        [ExternalId(AccountExternalId.MaxLength)] string externalId, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetAccountByExternalId(externalId), ct)).ToOk();

    /// <remarks>
    /// For the vendor's own system. A known external id changes its account. An unknown one is added to the account that has the
    /// given keys; if there is none, a new account is created. Name, country and parent are replaced. The given keys are
    /// confirmed, and no key is removed. If the keys belong to several accounts, or to another account than the external id, the
    /// answer is 409 <c>keyElsewhere</c>; <c>accounts</c> names them.
    /// </remarks>
    private static async Task<PutAnswer<AccountView>> Put(
        [ExternalId(AccountExternalId.MaxLength)] string externalId, Body<PutAccount.Body> body, IMediator mediator,
        CancellationToken ct) =>
        (await mediator.Send(new PutAccount(externalId, body.Value), ct)).ToPut(it => $"/v1/accounts/{it.Id}");
}
