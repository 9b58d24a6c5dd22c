using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Demo;

namespace ChannelProgram.Api.Tests.PersonalData;

internal sealed class PersonalDataOperations : IFeatureOperations
{
    private const string Own = "/v1/account/personal-data";
    private const string OfPartner = "/v1/partners/{id}/personal-data/exports";

    private static readonly object Nobody = new { email = "nobody@customer.example" };

    private static readonly object Erasure = new { email = "nobody@customer.example", reason = "Asked for." };

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("getOwnPersonalData", "GET", Own, null, Enum.GetNames<Role>()),
        new("exportPersonalData", "POST", "/v1/personal-data/exports", Nobody, [nameof(Role.ProgramAdmin)]),
        new("erasePersonalData", "POST", "/v1/personal-data/erasures", Erasure, [nameof(Role.ProgramAdmin)]),
        new(
            "exportPartnersPersonalData", "POST", $"/v1/partners/{Callers.Absent}/personal-data/exports", Nobody,
            [nameof(Role.PartnerAdmin), nameof(Role.ProgramAdmin)]),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        // Signed in without a session that could be seen: what is left is the example's.
        [Own] = async (host, _) =>
        {
            var auditor = host.Person(DemoSeed.Staff.Single(it => it.Value is Role.Auditor).Key);
            await auditor.AccessToken();
            await host.Database.Execute("UPDATE oauth_authorizations SET address = NULL, user_agent = NULL");
            return new(auditor, Own);
        },
        [OfPartner] = async (host, _) => new(
            host.ProgramAdmin, OfPartner.Replace("{id}", await host.PartnerWithoutClients(), StringComparison.Ordinal)),
    };
}
