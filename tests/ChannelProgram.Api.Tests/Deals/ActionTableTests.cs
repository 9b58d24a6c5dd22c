using System.Net;
using System.Net.Http.Json;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Contract;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>
/// The rules' table of actions, walked: in every situation of a deal, each role is offered what the table allows, and is refused
/// what else the role may do, which changes nothing. What a role may not do at all, <see cref="AuthorizationTests"/> walks.
/// </summary>
public sealed class ActionTableTests : IClassFixture<ChannelHost>
{
    private const string OtherPartner = "another partner";

    /// <summary>What the rules allow somebody in each situation.</summary>
    private static readonly Dictionary<string, (Func<ActionTableTests, Task<Answer>> Make, string[] Allowed)> Situations = new()
    {
        ["draft"] = (it => it.Draft(), ["update", "submit", "withdraw"]),
        ["submitted"] = (it => it.Submitted(), ["update", "approve", "reject", "requestInformation", "withdraw"]),
        ["informationRequested"] = (it => it.Asked(), ["update", "reject", "answer", "withdraw"]),
        ["approved"] = (it => it.Approved(), ["update", "win", "lose", "revoke", "withdraw"]),
        ["approved, value raised"] = (it => it.Raised(), ["update", "approve", "lose", "revoke", "withdraw"]),
        ["approved, last days"] = (it => it.InLastDays(), ["update", "extend", "win", "lose", "revoke", "withdraw"]),
        ["approved, extension asked for"] = (
            it => it.ExtensionAsked(), ["update", "decideExtension", "win", "lose", "revoke", "withdraw"]),
        ["waitlisted"] = (it => it.Waitlisted(), ["update", "reject", "withdraw", "dispute"]),
        ["waitlisted, offered"] = (it => it.Offered(), ["update", "reject", "acceptOffer", "declineOffer", "withdraw"]),
        ["winReported"] = (it => it.After(id => it._host.Gold.Win(id)), ["confirmWin", "revoke", "withdraw"]),
        ["won"] = (it => it.Won(), ["revoke"]),
        ["lost"] = (it => it.After(id => it._host.Gold.Lose(id)), ["undo"]),
        ["withdrawn"] = (it => it.After(id => it._host.Gold.Withdraw(id)), ["undo"]),
        ["expired"] = (it => it.Expired(), ["win"]),
        ["rejected"] = (it => it.Rejected(), []),
        ["revoked"] = (it => it.Revoked(), []),
    };

    private static readonly string[] Who =
        [Callers.WritingSystem, "ChannelManager", "ProgramAdmin", "Finance", Callers.Crm, Callers.Billing, OtherPartner];

    private readonly ChannelHost _host;
    private readonly string _customer = Registration.NewCustomer();

    public ActionTableTests(ChannelHost host)
    {
        _host = host;
        _host.Clock.Now = SettableClock.Start;
    }

    public static TheoryData<string> All => [.. Situations.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Everybody_is_offered_what_the_table_allows_and_refused_the_rest(string situation)
    {
        var (make, allowed) = Situations[situation];
        var deal = await make(this);
        var before = await _host.Gold.Deal(deal.Id);
        Assert.Equal(situation.Split(',')[0], before.DealStatus);

        foreach (var name in Who)
        {
            var caller = Caller(name);
            var read = await caller.Deal(deal.Id);
            // A draft is its partner's alone.
            var sees = name != OtherPartner && (situation != "draft" || name is Callers.WritingSystem);
            var may = DealOperations.Actions.Where(it => it.Value.Callers.Contains(name == OtherPartner
                ? Callers.WritingSystem
                : name)).Select(it => it.Key).ToHashSet();
            if (name is not Callers.Billing) Assert.Equal(sees ? 200 : 404, read.Status);
            if (read.Status == 200) Assert.Equal(allowed.Where(may.Contains), read.Next());

            // About the customer, which is not in question here: that has tests of its own.
            foreach (var action in may.Except(["confirmCustomer", "separateCustomer"]).Except(sees ? allowed : []))
            {
                var refused = await Send(caller, DealOperations.Actions[action], deal.Id, read.ETag ?? "*");
                Assert.True((sees ? 409 : 404) == refused.Status, $"{name}, {action}: {refused.Status} {refused.Text}");
                if (sees) Assert.Equal(before.DealStatus, refused.String("currentStatus"));
            }
        }

        Assert.Equal(before.Text, (await _host.Gold.Deal(deal.Id)).Text);
    }

    private Api Caller(string name) => name switch
    {
        Callers.WritingSystem => _host.Gold,
        Callers.Crm => _host.Crm,
        Callers.Billing => _host.Crm.WithScope("vendor.billing.write"),
        OtherPartner => _host.Platinum,
        "ChannelManager" => _host.ChannelManager,
        "ProgramAdmin" => _host.ProgramAdmin,
        _ => _host.Person("finance@vendor.example"),
    };

    private static Task<Answer> Send(Api caller, AllowedCallers operation, string deal, string version)
    {
        var isUpdate = operation.Operation == "updateDeal";
        var body = isUpdate ? new { owner = "Sam" } : operation.Body;
        return caller.Send(
            new(operation.Method), operation.Path.Replace(Callers.Absent, deal, StringComparison.Ordinal),
            body is null ? null : JsonContent.Create(body), isUpdate ? [("If-Match", version)] : []);
    }

    private Task<Answer> Draft()
    {
        var body = DealActions.Json(_customer);
        body["draft"] = true;
        return _host.Gold.PostText("/v1/deals", body.ToJsonString());
    }

    /// <summary>Above the limit of its tier.</summary>
    private async Task<Answer> Submitted() =>
        (await _host.Gold.Register(_customer, amount: "60000.00")).Expect(HttpStatusCode.Created);

    private async Task<Answer> Asked()
    {
        var deal = await Submitted();
        return (await _host.ChannelManager.RequestInformation(deal.Id)).Expect(HttpStatusCode.OK);
    }

    private Task<Answer> Approved() => _host.Gold.Registered(_customer);

    private async Task<Answer> Raised()
    {
        var deal = await Approved();
        return (await _host.Gold.Change(
            deal.Id, """{"products":[{"code":"analytics","amount":{"amount":"90000.00","currency":"USD"}}]}"""))
            .Expect(HttpStatusCode.OK);
    }

    private async Task<Answer> InLastDays()
    {
        var deal = await Approved();
        _host.Clock.Now = deal.Instant("protection.until") - TimeSpan.FromDays(5);
        return deal;
    }

    private async Task<Answer> ExtensionAsked() => (await _host.Gold.Extend((await InLastDays()).Id)).Expect(HttpStatusCode.OK);

    private async Task<Answer> Waitlisted()
    {
        await _host.Silver.Registered(_customer);
        return await _host.Gold.Registered(_customer);
    }

    private async Task<Answer> Offered()
    {
        var holder = await _host.Silver.Registered(_customer);
        var deal = await _host.Gold.Registered(_customer);
        await _host.Silver.Withdraw(holder.Id);
        return deal;
    }

    private async Task<Answer> After(Func<string, Task<Answer>> act)
    {
        var deal = await Approved();
        (await act(deal.Id)).Expect(HttpStatusCode.OK);
        return deal;
    }

    private async Task<Answer> Won()
    {
        var deal = await Approved();
        (await _host.Gold.Win(deal.Id)).Expect(HttpStatusCode.OK);
        return (await _host.Crm.ConfirmWin(deal.Id)).Expect(HttpStatusCode.OK);
    }

    private async Task<Answer> Expired()
    {
        var deal = await Approved();
        _host.Clock.Now = deal.Instant("protection.until");
        return deal;
    }

    private async Task<Answer> Rejected() =>
        (await _host.ChannelManager.Reject((await Submitted()).Id, "other")).Expect(HttpStatusCode.OK);

    private async Task<Answer> Revoked() =>
        (await _host.ChannelManager.Revoke((await Approved()).Id)).Expect(HttpStatusCode.OK);
}
