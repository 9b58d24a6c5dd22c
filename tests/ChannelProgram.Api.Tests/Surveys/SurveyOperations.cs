using System.Net;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Application.Common;
using ChannelProgram.Web.Surveys;

namespace ChannelProgram.Api.Tests.Surveys;

internal sealed class SurveyOperations : IFeatureOperations
{
    private const string All = SurveyActions.Answers;
    private const string One = $"{All}/{Callers.Absent}";

    private static readonly string[] Recorders = [Callers.Crm, .. Callers.Deciders];
    private static readonly string[] Readers = [.. Recorders, nameof(Role.Auditor)];

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("recordSurveyAnswer", "POST", All, new { }, Recorders),
        new("recordSurveyAnswers", "POST", $"{All}/bulk", new { }, Recorders),
        new("listSurveyAnswers", "GET", All, null, Readers),
        new("getSurveyAnswer", "GET", One, null, Readers),
        new("withdrawSurveyAnswer", "POST", $"{One}/withdraw", new { reason = "Wrong." }, Callers.Deciders),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        [All] = Prepared,
        [$"{All}/bulk"] = Prepared,
        [$"{All}/{{id}}"] = Prepared,
    };

    /// <summary>The example's partner, and its answer unless the operation records it.</summary>
    private static async Task<OperationSetup> Prepared(ChannelHost host, DocumentedOperation operation)
    {
        await Forget(host);
        var (path, shown, partner) =
            (operation.Definition.Path, $"{SurveyExamples.Partner.Value}", await host.PartnerWithoutClients());
        if (!operation.Name.StartsWith("record", StringComparison.Ordinal))
        {
            var example = await host.ExampleOf("recordSurveyAnswer");
            var made = await host.ProgramAdmin.PostText(All, example.Replace(shown, partner, StringComparison.Ordinal));
            path = path.Replace("{id}", made.Expect(HttpStatusCode.Created).Id, StringComparison.Ordinal);
        }

        return new(host.ProgramAdmin, path, () => Forget(host)) { Named = (shown, partner) };
    }

    /// <summary>The example's external id counts once.</summary>
    private static Task Forget(ChannelHost host) => host.Database.Execute("DELETE FROM survey_answers");
}
