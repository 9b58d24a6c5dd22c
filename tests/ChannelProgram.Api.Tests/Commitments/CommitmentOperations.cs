using System.Net;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Api.Tests.Commitments;

internal sealed class CommitmentOperations : IFeatureOperations
{
    private const string All = $"/v1/partners/{Callers.Absent}/commitments";
    private const string One = $"{All}/{Callers.Absent}";
    private const string Route = "/v1/partners/{id}/commitments";

    private static readonly string[] Enter = [Callers.ManagingSystem, nameof(Role.PartnerAdmin), .. Callers.Deciders];

    private static readonly string[] Read =
    [
        Callers.ManagingSystem, .. Callers.PartnersPeople, nameof(Role.PartnerFinance), .. Callers.Deciders,
        nameof(Role.Finance), nameof(Role.Auditor),
    ];

    private static readonly object Year = new { year = 2026, amount = new { amount = "1", currency = "USD" } };
    private static readonly object Reason = new { reason = "So it is." };

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("enterCommitment", "POST", All, Year, Enter, "partner.manage"),
        new("listCommitments", "GET", All, null, Read, "partner.manage"),
        new("getCommitment", "GET", One, null, Read, "partner.manage"),
        new(
            "attachCommitmentDocument", "PUT", $"{One}/document", () => DocumentedOperation.Form("a.txt", [.. "a"u8]), Enter,
            "partner.manage"),
        new("downloadCommitmentDocument", "GET", $"{One}/document", null, Read, "partner.manage"),
        new("confirmCommitment", "POST", $"{One}/confirm", null, Callers.Deciders),
        new("rejectCommitment", "POST", $"{One}/reject", Reason, Callers.Deciders),
        new(
            "withdrawCommitment", "POST", $"{One}/withdraw", null, [Callers.ManagingSystem, nameof(Role.PartnerAdmin)],
            "partner.manage"),
        new("endCommitment", "POST", $"{One}/end", Reason, [nameof(Role.ProgramAdmin)]),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        [Route] = Prepared,
        [$"{Route}/{{commitmentId}}"] = Prepared,
        [$"{Route}/{{commitmentId}}/document"] = Prepared,
        [$"{Route}/{{commitmentId}}/confirm"] = Prepared,
        [$"{Route}/{{commitmentId}}/reject"] = Prepared,
        [$"{Route}/{{commitmentId}}/withdraw"] = Prepared,
        [$"{Route}/{{commitmentId}}/end"] = Prepared,
    };

    /// <summary>A new partner with the commitment of the example, as far as the operation needs it.</summary>
    private static async Task<OperationSetup> Prepared(ChannelHost host, DocumentedOperation operation)
    {
        var partner = await host.PartnerWithoutClients();
        var (admin, path, name) = (await host.AdminOf(partner), operation.Definition.Path, operation.Name);
        path = path.Replace("{id}", partner, StringComparison.Ordinal);
        if (name == "enterCommitment") return new(admin, path, () => Forget(host));

        var made = (await admin.PostText(CommitmentActions.CommitmentsOf(partner), await host.ExampleOf("enterCommitment")))
            .Expect(HttpStatusCode.Created).Headers.Location!.ToString();
        if (name is "confirmCommitment" or "rejectCommitment" or "endCommitment" or "downloadCommitmentDocument")
        {
            var example = (await DocumentedOperation.All(host)).Single(it => it.Name == "attachCommitmentDocument");
            (await admin.Send(HttpMethod.Put, $"{made}/document", example.Example())).Expect(HttpStatusCode.OK);
        }

        if (name == "endCommitment") (await host.ChannelManager.Post($"{made}/confirm")).Expect(HttpStatusCode.OK);
        return new(
            name switch
            {
                "confirmCommitment" or "rejectCommitment" => host.ChannelManager,
                "endCommitment" => host.ProgramAdmin,
                _ => admin,
            },
            path.Replace("{commitmentId}", made.Split('/')[^1], StringComparison.Ordinal), () => Forget(host), made);
    }

    /// <summary>The example of the queue shows a deal alone.</summary>
    private static Task Forget(ChannelHost host) => host.Database.Execute("DELETE FROM commitments");
}
