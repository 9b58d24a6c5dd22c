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
        "End customers as the program knows them, with their keys. For the vendor only.";

    public IEnumerable<ProblemMember> ProblemMembers =>
    [
        ProblemMember.Of<Guid>("mergedInto", "With `accountMerged`: the account that it is part of."),
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
    /// Filters are joined by AND; several values of one are separated by comma. Pages are stable while accounts come in.
    /// </remarks>
    private static async Task<PageAnswer<AccountView>> List(
        ListRequest<AccountFilter> query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListAccounts(query.Filter, query.Paging), ct)).ToPage();

    /// <remarks>
    /// Each key tells which partner asserted it and who confirmed it. What a partner's registration says of a customer is
    /// asserted; what the vendor's staff or systems say is confirmed.
    /// </remarks>
    private static async Task<OkAnswer<AccountView>> Get(RouteId<AccountId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetAccount(id), ct)).ToOk();

    /// <remarks>
    /// Each item tells when something took effect and who did it. Keys are recorded so that they can be told only as long as
    /// the account has them.
    /// </remarks>
    private static async Task<PageAnswer<AccountHistoryItem>> History(
        RouteId<AccountId> id, PageParameters query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetAccountHistory(id, query.Paging), ct)).ToPage();

    /// <remarks>
    /// A JSON merge patch (RFC 7396). Renamed, it is found by its new name. An account that owns others cannot be owned by
    /// one of them.
    /// </remarks>
    private static async Task<OkAnswer<AccountView>> Update(
        RouteId<AccountId> id, PatchBody<AccountForm> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new UpdateAccount(id, body.Value), ct)).ToOk();

    /// <remarks>
    /// The key is confirmed from the start; one that partners asserted of this account is confirmed. What belongs to another
    /// account is refused, with its id among <c>accounts</c>.
    /// </remarks>
    private static async Task<OkAnswer<AccountView>> AddKey(
        RouteId<AccountId> id, Body<AccountKeyInput> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new AddAccountKey(id, body.Value), ct)).ToOk();

    /// <remarks>
    /// From now on whoever registers with it means this account, whatever name it is given. Deals that wait for staff are not
    /// decided by it.
    /// </remarks>
    private static async Task<OkAnswer<AccountView>> ConfirmKey(
        RouteId<AccountId> id, Body<AccountKeyInput> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ConfirmAccountKey(id, body.Value), ct)).ToOk();

    /// <remarks>As staff marked it; what was claimed before it was marked is for the whole customer.</remarks>
    private static async Task<OkAnswer<BuyingUnits>> Units(RouteId<AccountId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetBuyingUnits(id), ct)).ToOk();

    /// <remarks>
    /// For the vendor's staff. While it is true, every new registration of the customer goes to review, and staff names its
    /// buying unit when it approves; claims of different units do not conflict. What was claimed before is for the whole
    /// customer and conflicts with every unit.
    /// </remarks>
    private static async Task<OkAnswer<BuyingUnits>> SetBuyingUnits(
        RouteId<AccountId> id, Body<BuyingUnits> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new SetBuyingUnits(id, body.Value), ct)).ToOk();

    /// <remarks>One external id names one account; an account that was put together from several has all of theirs.</remarks>
    private static async Task<OkAnswer<AccountView>> GetByExternalId(
        [ExternalId(AccountExternalId.MaxLength)] string externalId, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetAccountByExternalId(externalId), ct)).ToOk();

    /// <remarks>
    /// For the vendor's own system: an unknown external id makes an account, or becomes that of the one account that has the
    /// keys given; a known one changes its account. Keys that are given are confirmed, none is taken away. Keys of several
    /// accounts, or of another than the external id's, are refused: <c>accounts</c> names them.
    /// </remarks>
    private static async Task<PutAnswer<AccountView>> Put(
        [ExternalId(AccountExternalId.MaxLength)] string externalId, Body<PutAccount.Body> body, IMediator mediator,
        CancellationToken ct) =>
        (await mediator.Send(new PutAccount(externalId, body.Value), ct)).ToPut(it => $"/v1/accounts/{it.Id}");
}
