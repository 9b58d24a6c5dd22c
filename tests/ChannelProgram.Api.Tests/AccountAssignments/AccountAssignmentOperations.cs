using System.Net;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Accounts;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Web.AccountAssignments;

namespace ChannelProgram.Api.Tests.AccountAssignments;

internal sealed class AccountAssignmentOperations : IFeatureOperations
{
    private const string One = $"{AccountAssignmentActions.All}/{Callers.Absent}";

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("assignAccount", "POST", AccountAssignmentActions.All, new { }, AccountOperations.Write),
        new("listAccountAssignments", "GET", AccountAssignmentActions.All, null, AccountOperations.Read),
        new("getAccountAssignment", "GET", One, null, AccountOperations.Read),
        new("endAccountAssignment", "POST", $"{One}/end", null, AccountOperations.Write),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        [AccountAssignmentActions.All] = Prepared,
        [$"{AccountAssignmentActions.All}/{{id}}"] = Prepared,
    };

    /// <summary>The account of the example, assigned to a new partner unless that is the operation.</summary>
    private static async Task<OperationSetup> Prepared(ChannelHost host, DocumentedOperation operation)
    {
        var (shown, partner) = (AccountAssignmentExamples.Partner.ToString(), await host.PartnerWithoutClients());
        await host.OpenAccount(AccountAssignmentExamples.Account);
        var (caller, path) = (host.StaffWith(operation.Definition.Access.Permission!), operation.Definition.Path);
        if (operation.Name == "assignAccount") return new(caller, path, () => Forget(host)) { Named = (shown, partner) };

        var body = (await host.ExampleOf("assignAccount")).Replace(shown, partner, StringComparison.Ordinal);
        var made = (await host.ChannelManager.PostText(AccountAssignmentActions.All, body)).Expect(HttpStatusCode.Created).Id;
        return new(
            caller, path.Replace("{id}", made, StringComparison.Ordinal), () => Forget(host),
            $"{AccountAssignmentActions.All}/{made}");
    }

    private static Task Forget(ChannelHost host) => host.Database.Execute("DELETE FROM account_assignments");
}
