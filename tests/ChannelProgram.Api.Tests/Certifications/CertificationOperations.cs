using System.Net;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Application.Common;
using ChannelProgram.Web.Certifications;

namespace ChannelProgram.Api.Tests.Certifications;

internal sealed class CertificationOperations : IFeatureOperations
{
    private const string All = CertificationActions.Attempts;
    private const string One = $"{All}/{Callers.Absent}";

    private static readonly string[] Recorders = [Callers.Crm, .. Callers.Deciders];
    private static readonly string[] Readers = [.. Recorders, nameof(Role.Auditor)];

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("getCertifications", "GET", "/v1/certifications", null, Callers.SignedIn),
        new(
            "getPartnerCertifications", "GET", $"/v1/partners/{Callers.Absent}/certifications", null,
            [.. Readers, .. Callers.PartnersPeople], "training.read"),
        new("recordCertificationAttempt", "POST", All, new { }, Recorders),
        new("recordCertificationAttempts", "POST", $"{All}/bulk", new { }, Recorders),
        new("listCertificationAttempts", "GET", All, null, Readers),
        new("getCertificationAttempt", "GET", One, null, Readers),
        new("withdrawCertificationAttempt", "POST", $"{One}/withdraw", new { reason = "Wrong." }, Callers.Deciders),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        [All] = Prepared,
        [$"{All}/bulk"] = Prepared,
        [$"{All}/{{id}}"] = Prepared,
        ["/v1/partners/{id}/certifications"] = Prepared,
    };

    /// <summary>Somebody of a new partner, with the result of the example unless the operation records it.</summary>
    private static async Task<OperationSetup> Prepared(ChannelHost host, DocumentedOperation operation)
    {
        await Forget(host);
        var partner = await host.PartnerWithoutClients();
        var person = await host.ProgramAdmin.NewPerson(partner);
        var (path, named) = (operation.Definition.Path, (Shown: $"{CertificationExamples.Person.Value}", person));
        if (!operation.Name.StartsWith("record", StringComparison.Ordinal))
        {
            var example = await host.ExampleOf("recordCertificationAttempt");
            var made = await host.ProgramAdmin.PostText(All, example.Replace(named.Shown, person, StringComparison.Ordinal));
            path = path.Replace(
                "{id}", path.StartsWith(All, StringComparison.Ordinal) ? made.Expect(HttpStatusCode.Created).Id : partner,
                StringComparison.Ordinal);
        }

        return new(host.ProgramAdmin, path, () => Forget(host)) { Named = named };
    }

    /// <summary>The example's external id counts once.</summary>
    private static Task Forget(ChannelHost host) => host.Database.Execute("DELETE FROM certification_attempts");
}
