using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.Programs;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Api.Tests.Simulations;

internal sealed class SimulationOperations : IFeatureOperations
{
    public IEnumerable<AllowedCallers> Allowed =>
    [
        new(
            "simulateProgramVersion", "GET", $"{ProgramActions.Versions}/1/simulation", null,
            [nameof(Role.ProgramAdmin), nameof(Role.Auditor)]),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        [$"{ProgramActions.Versions}/{{version}}/simulation"] = async (host, operation) =>
        {
            var draft = await host.Drafted();
            var partner = await (await host.AddPartner("registered")).PartnerId();
            // It was there all the quarter that is replayed.
            await host.Database.Execute(
                $"UPDATE partners SET name = 'Birch Consulting', created_at = '2026-06-01 00:00:00+00' WHERE id = '{partner}'");
            var path = $"{ProgramActions.Versions}/{draft}/simulation?partner={partner}";
            return new(
                host.ProgramAdmin, path,
                () => host.Database.Execute($"DELETE FROM program_drafts WHERE number = {draft}"), path);
        },
    };
}
