using System.Net;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Application.Common;
using ChannelProgram.Web.People;

namespace ChannelProgram.Api.Tests.People;

internal sealed class PersonOperations : IFeatureOperations
{
    private const string OfPartner = "/v1/partners/{id}/people";
    private const string OneOfPartner = $"{OfPartner}/{{personId}}";
    private const string Accept = "/v1/invitations/accept-membership";
    private const string All = $"/v1/partners/{Callers.Absent}/people";
    private const string One = $"{All}/{Callers.Absent}";

    private static readonly object Input = new { name = "Ada", email = "ada@birch.example" };

    private static readonly string[] Manage = [Callers.ManagingSystem, nameof(Role.PartnerAdmin), .. Callers.Deciders];
    private static readonly string[] Read = [.. Manage, nameof(Role.Auditor)];

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("addPerson", "POST", All, Input, Manage, "partner.manage"),
        new("listPeople", "GET", All, null, Read, "partner.manage"),
        new("invitePerson", "POST", $"{All}/join", Input, Manage, "partner.manage"),
        new("getPerson", "GET", One, null, Read, "partner.manage"),
        new("updatePerson", "PATCH", One, new { }, Manage, "partner.manage"),
        new("leavePartner", "POST", $"{One}/leave", null, Manage, "partner.manage"),
        new("joinPartner", "POST", Accept, new { }, Callers.Everybody),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        [OfPartner] = APartner,
        [$"{OfPartner}/join"] = APartner,
        [OneOfPartner] = APartner,
        [$"{OneOfPartner}/leave"] = APartner,
        [Accept] = Invited,
    };

    /// <summary>A partner and, if one is asked about, the person of the example.</summary>
    private static async Task<OperationSetup> APartner(ChannelHost host, DocumentedOperation operation)
    {
        var (path, all) = (operation.Definition.Path, $"/v1/partners/{await host.PartnerWithoutClients()}/people");
        if (path == $"{OfPartner}/join") return new(host.ProgramAdmin, $"{all}/join");
        if (path == OfPartner && !operation.Definition.IsRead) return new(host.ProgramAdmin, all);

        var added = await host.ProgramAdmin.PostText(all, await host.ExampleOf("addPerson"));
        var one = $"{all}/{added.Expect(HttpStatusCode.Created).Id}";
        return path == OfPartner
            ? new(host.ProgramAdmin, all)
            : new(host.ProgramAdmin, one + path[OneOfPartner.Length..], resource: one);
    }

    private static async Task<OperationSetup> Invited(ChannelHost host, DocumentedOperation operation)
    {
        // The example's partner, which nobody joins for good.
        var all = $"/v1/partners/{await host.Person("admin@gold.example").PartnerId()}/people";
        var email = $"ada{Guid.NewGuid():N}@birch.example";
        (await host.ProgramAdmin.Post($"{all}/join", new { name = "Ada Example", email })).Expect(HttpStatusCode.OK);
        return new(host.Nobody, operation.Definition.Path)
        {
            Named = (PersonExamples.Joining.Token!, await host.JoiningTokenOf(email)),
        };
    }
}
