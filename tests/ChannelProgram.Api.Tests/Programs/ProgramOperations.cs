using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Api.Tests.Programs;

internal sealed class ProgramOperations : IFeatureOperations
{
    private const string All = "/v1/program/versions";
    private const string One = $"{All}/999";

    private static readonly string[] Staff =
        [.. Enum.GetValues<Role>().Where(it => it < Role.PartnerAdmin).Select(it => $"{it}")];

    private static readonly string[] Admins = [nameof(Role.ProgramAdmin)];

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("getProgram", "GET", "/v1/program", null, Callers.SignedIn),
        new("listProgramVersions", "GET", All, null, Staff),
        new("draftProgramVersion", "POST", All, new { program = new { } }, Admins),
        new("getProgramVersion", "GET", One, null, Staff),
        new("updateProgramVersion", "PATCH", One, new { program = new { } }, Admins),
        new("deleteProgramVersion", "DELETE", One, null, Admins),
        new("validateProgramVersion", "POST", $"{One}/validate", null, Staff),
        new("compareProgramVersions", "GET", $"{One}/changes", null, Staff),
        new("publishProgramVersion", "POST", $"{One}/publish", null, Admins),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        [All] = async (host, operation) =>
        {
            await Forget(host);
            if (operation.Definition.IsRead) await host.Drafted();
            return new(host.ProgramAdmin, All, () => Forget(host));
        },
        [$"{All}/{{version}}"] = async (host, operation) =>
        {
            await Forget(host);
            var draft = await host.Drafted();
            return new(
                host.ProgramAdmin, operation.Definition.Path.Replace("{version}", draft, StringComparison.Ordinal),
                () => Forget(host), $"{All}/{draft}");
        },
    };

    /// <summary>So that each example makes version 2.</summary>
    private static Task Forget(ChannelHost host) =>
        host.Database.Execute("DELETE FROM program_drafts; DELETE FROM program_versions WHERE number > 1");
}
