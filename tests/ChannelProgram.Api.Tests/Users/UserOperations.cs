using System.Net;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Application.Common;
using ChannelProgram.Web.Users;

namespace ChannelProgram.Api.Tests.Users;

internal sealed class UserOperations : IFeatureOperations
{
    private const string OfPartner = "/v1/partners/{id}/users";
    private const string OneOfPartner = $"{OfPartner}/{{userId}}";
    private const string OfStaff = "/v1/users";
    private const string All = $"/v1/partners/{Callers.Absent}/users";
    private const string One = $"{All}/{Callers.Absent}";
    private const string OneOfStaff = $"{OfStaff}/{Callers.Absent}";

    private static readonly string[] Actions =
        ["suspend", "reinstate", "remove", "resend-invitation", "cancel-invitation"];

    private static readonly object Invitation = new { email = "ada@birch.example", role = "partnerSales" };

    private static readonly string[] Manage = [Callers.ManagingSystem, nameof(Role.PartnerAdmin), .. Callers.Deciders];
    private static readonly string[] Read = [.. Manage, nameof(Role.Auditor)];
    private static readonly string[] ManageStaff = [nameof(Role.ProgramAdmin)];
    private static readonly string[] ReadStaff = [nameof(Role.ProgramAdmin), nameof(Role.Auditor)];

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("acceptInvitation", "POST", "/v1/invitations/accept", new { }, Callers.Everybody),
        new("invitePartnerUser", "POST", All, Invitation, Manage, "partner.manage"),
        new("listPartnerUsers", "GET", All, null, Read, "partner.manage"),
        new("getPartnerUser", "GET", One, null, Read, "partner.manage"),
        new("updatePartnerUser", "PATCH", One, new { }, Manage, "partner.manage"),
        .. Actions.Select(it => new AllowedCallers(
            OperationOf(it, "PartnerUser"), "POST", $"{One}/{it}", null, Manage, "partner.manage")),
        new("inviteUser", "POST", OfStaff, new { }, ManageStaff),
        new("listUsers", "GET", OfStaff, null, ReadStaff),
        new("getUser", "GET", OneOfStaff, null, ReadStaff),
        new("updateUser", "PATCH", OneOfStaff, new { }, ManageStaff),
        .. Actions.Select(it => new AllowedCallers(
            OperationOf(it, "User"), "POST", $"{OneOfStaff}/{it}", null, ManageStaff)),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        ["/v1/invitations/accept"] = Invited,
        [OfPartner] = OfAPartner,
        [OneOfPartner] = OfAPartner,
        [OfStaff] = OfTheVendor,
        ["/v1/users/{id}"] = OfTheVendor,
    }.Concat(Actions.Select(it => KeyValuePair.Create<string, MakeSetup>($"{OneOfPartner}/{it}", OfAPartner))).ToDictionary();

    /// <summary><c>suspend</c> is <c>suspendUser</c>, <c>cancel-invitation</c> <c>cancelUserInvitation</c>.</summary>
    private static string OperationOf(string action, string whose) =>
        action.Split('-') is [var verb, var what] ? $"{verb}{whose}{char.ToUpperInvariant(what[0])}{what[1..]}" : action + whose;

    private static async Task<OperationSetup> Invited(ChannelHost host, DocumentedOperation operation)
    {
        var all = $"/v1/partners/{await host.PartnerWithoutClients()}/users";
        (await host.ProgramAdmin.PostText(all, await host.ExampleOf("invitePartnerUser"))).Expect(HttpStatusCode.Created);
        var token = await host.InvitationTokenOf(UserExamples.Invitation.Email!);
        return new(host.Nobody, operation.Definition.Path, () => Forget(host))
        {
            Named = (UserExamples.Acceptance.Token!, token),
        };
    }

    private static async Task<OperationSetup> OfAPartner(ChannelHost host, DocumentedOperation operation) => await Of(
        host, operation, $"/v1/partners/{await host.PartnerWithoutClients()}/users", OfPartner, "invitePartnerUser",
        invites: operation.Definition.Path != OfPartner || operation.Definition.IsRead);

    private static async Task<OperationSetup> OfTheVendor(ChannelHost host, DocumentedOperation operation) => await Of(
        host, operation, OfStaff, OfStaff, "inviteUser", invites: operation.Definition.Path != OfStaff);

    /// <summary>Somebody who was invited by the example and, where that is needed, has joined or is suspended.</summary>
    private static async Task<OperationSetup> Of(
        ChannelHost host, DocumentedOperation operation, string all, string route, string invite, bool invites)
    {
        var path = operation.Definition.Path;
        if (!invites) return new(host.ProgramAdmin, all, () => Forget(host));

        var invited = (await host.ProgramAdmin.PostText(all, await host.ExampleOf(invite))).Expect(HttpStatusCode.Created);
        if (path == route) return new(host.ProgramAdmin, all, () => Forget(host));

        var one = $"{all}/{invited.Id}";
        if (!path.EndsWith("-invitation", StringComparison.Ordinal)) await host.Accept(invited.String("email")!);
        if (path.EndsWith("/reinstate", StringComparison.Ordinal))
            (await host.ProgramAdmin.Post($"{one}/suspend")).Expect(HttpStatusCode.OK);
        var rest = path.Split('/') is [.., var last] && Actions.Contains(last) ? $"/{last}" : "";
        return new(host.ProgramAdmin, one + rest, () => Forget(host), one);
    }

    /// <summary>Whoever was invited is nobody again, so that the example's address is free, and has no mail.</summary>
    private static Task Forget(ChannelHost host) => host.Database.Execute(
        "DELETE FROM user_invitations; DELETE FROM portal_users WHERE name IS NOT NULL; "
        + "DELETE FROM mails WHERE kind = 'userInvited'; DELETE FROM attempt_counts");
}
