using System.Net;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Api.Tests.Offboarding;

internal sealed class OffboardingOperations : IFeatureOperations
{
    private const string One = $"/v1/partners/{Callers.Absent}";

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("planOffboarding", "POST", $"{One}/offboarding-plan", new { }, [nameof(Role.ProgramAdmin)]),
        new(
            "offboardPartner", "POST", $"{One}/offboard", new { confirmation = new string('x', 43) },
            [nameof(Role.ProgramAdmin)]),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        ["/v1/partners/{id}/offboarding-plan"] = async (host, _) =>
        {
            var system = await host.AddPartner();
            await system.Register(Registration.NewCustomer());
            var successor = await (await host.AddPartner()).PartnerId();
            return new(host.ProgramAdmin, $"/v1/partners/{await system.PartnerId()}/offboarding-plan")
            {
                Named = ("019aa5b0-3333-7c56-8e0a-1b2c3d4e5f60", successor),
            };
        },
        ["/v1/partners/{id}/offboard"] = async (host, _) =>
        {
            var partner = Partner.SignUp(
                new("Birch Consulting", "DE", PartnerType.Var), "gold", 1, host.Clock.Now,
                new StrongKey(KeyKind.Domain, "demo-partner-gold.com"));
            await host.Database.Write(db => db.Add(partner));
            var plan = (await host.ProgramAdmin.PlanOffboarding($"{partner.Id.Value}")).Expect(HttpStatusCode.OK);
            return new(
                host.ProgramAdmin, $"/v1/partners/{partner.Id.Value}/offboard",
                () => host.Database.Execute($"""
                    DELETE FROM partner_keys WHERE partner = '{partner.Id.Value}';
                    DELETE FROM partners WHERE id = '{partner.Id.Value}'
                    """))
            {
                Named = ("q3Yb0xT9v2LrW8kMhJ1nZcP5sD7fG4aE6uR-iO_tKyQ", plan.String("confirmation")!),
            };
        },
    };
}
