using System.Text.Json.Nodes;
using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.Accounts;

internal static class AccountExamples
{
    private static readonly Guid Id = new("019aa5b1-44d0-7b12-a5c3-7e8f90a1b2c3");
    private static readonly Guid Partner = new("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60");
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly AccountView.Confirmation ByStaff = new(Confirmer.Staff, "019aa5b0-7777-7c56-8e0a-1b2c3d4e5f60", Noon);

    public static readonly AccountView Known = new(
        Id, "Acme GmbH", "DE",
        [new(KeyKind.Domain, "acme.de", Partner, Noon, Confirmed: null),
            new(KeyKind.TaxId, "DE123456788", Partner, Noon, Confirmed: null)],
        [], ParentAccountId: null, HasBuyingUnits: false, MergedInto: null, Noon, Noon);

    public static readonly AccountKeyInput KnownKey = new(KeyKind.Domain, "https://www.acme.de", Country: null);

    public static readonly AccountKeyInput NewKey = new(KeyKind.Duns, "15-048-3782", Country: null);

    public static readonly JsonNode Update = JsonNode.Parse("""{"name":"Acme Werke GmbH"}""")!;

    public static readonly AccountView Updated = Known with { Name = "Acme Werke GmbH" };

    public static readonly AccountView WithKey = Known with
    {
        Keys = [.. Known.Keys, new(KeyKind.Duns, "150483782", AssertedBy: null, Noon, ByStaff)],
    };

    public static readonly AccountView Confirmed =
        Known with { Keys = [Known.Keys[0] with { Confirmed = ByStaff }, Known.Keys[1]] };

    public static readonly PutAccount.Body Crm =
        new("Acme GmbH", "DE", "https://www.acme.de", "DE 123456788", Duns: null, ParentAccountId: null);

    public static readonly AccountView FromCrm = Known with
    {
        Keys = [.. Known.Keys.Select(it => it with { Confirmed = ByStaff })],
        ExternalIds = ["crm-account-4711"],
    };

    public static readonly Listing<AccountView> Page = new([Known], Next: null);

    public static readonly Listing<AccountHistoryItem> History = new(
        [
            Item(AccountEvent.KeyAsserted, new(KeyKind.TaxId, "DE123456788", [], null, null)),
            Item(AccountEvent.KeyAsserted, new(KeyKind.Domain, "acme.de", [], null, null)),
            Item(AccountEvent.Opened, new(null, null, [], null, null)),
        ],
        Next: null);

    public static readonly Refusal Merged = AccountRefusals.Merged(new(Id));

    public static readonly Refusal KeyElsewhere = AccountRefusals.KeyElsewhere([new(Id)]);

    private static AccountHistoryItem Item(string type, AccountHistoryItem.Details data) =>
        new(Noon, type, new(ActorKind.Partner, "demo-gold"), data);
}
