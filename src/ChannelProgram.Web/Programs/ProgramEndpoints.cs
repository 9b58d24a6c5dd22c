using System.Globalization;
using System.Text.Json;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChannelProgram.Web.Programs;

internal sealed class ProgramEndpoints : IApiFeature
{
    public string Tag => "Programs";

    public Audience Audience => Audience.Everybody;

    public string TagDescription => "The settings of the vendor's program: products, tiers, limits and periods.";

    public IEnumerable<ProblemMember> ProblemMembers =>
        [ProblemMember.CurrentStatus<ProgramVersionStatus>("Of a program version")];

    public IEnumerable<string> FutureDates =>
        [JsonNamingPolicy.CamelCase.ConvertName(nameof(PublishProgramVersion.Body.EffectiveFrom))];

    public void AddServices(WebApplicationBuilder builder) => builder.Services.AddSingleton<IProgramReader, ProgramFile>();

    public void Describe(SwaggerGenOptions options) => options.DescribePrograms();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/program", Get).WithName("getProgram")
            .WithSummary("Read the program version in force").RequiresSignIn()
            .Refuses(ProgramRefusals.NoneInForce)
            .Example(ProgramAnswer.ToJson(ProgramFile.ReadShipped()));

        var versions = routes.MapGroup("/v1/program/versions");
        versions.MapGet("", List).WithName("listProgramVersions").WithSummary("List drafts and published versions")
            .Requires(ProgramPermissions.Read).Example(ProgramExamples.Page);
        versions.MapPost("", Draft).WithName("draftProgramVersion").WithSummary("Draft a version of the program")
            .Requires(ProgramPermissions.Write).Example(ProgramExamples.Drafted, ProgramExamples.Draft);
        versions.MapGet("{version}", GetVersion).WithName("getProgramVersion").WithSummary("Read a version of the program")
            .Requires(ProgramPermissions.Read).Example(ProgramExamples.Drafted);
        versions.MapPatch("{version}", Update).WithName("updateProgramVersion").WithSummary("Change the draft of a version")
            .Requires(ProgramPermissions.Write).Refuses(ProgramRefusals.Published)
            .Example(ProgramExamples.Updated, ProgramExamples.Update);
        versions.MapDelete("{version}", Delete).WithName("deleteProgramVersion").WithSummary("Delete the draft of a version")
            .Requires(ProgramPermissions.Write).Refuses(ProgramRefusals.Published);
        versions.MapPost("{version}/validate", Validate).WithName("validateProgramVersion")
            .WithSummary("Find all faults of a version").Requires(ProgramPermissions.Read).WithoutVersion()
            .Example(ProgramExamples.Valid);
        versions.MapGet("{version}/changes", Compare).WithName("compareProgramVersions")
            .WithSummary("Compare a version with another one").Requires(ProgramPermissions.Read)
            .Example(ProgramExamples.Comparison);
        versions.MapPost("{version}/publish", Publish).WithName("publishProgramVersion")
            .WithSummary("Publish the draft of a version").Requires(ProgramPermissions.Write)
            .Refuses(ProgramRefusals.Published, ProgramRefusals.HasFaults(1))
            .Example(ProgramExamples.Published, ProgramExamples.Publication);
    }

    /// <remarks>
    /// The settings by which everything is decided now, or was or will be at another instant. A published version never changes.
    /// </remarks>
    private static async Task<ProgramAnswer> Get(
        QueryRequest<GetProgram.Filter> query, IMediator mediator, CancellationToken ct) =>
        new(await mediator.Send(new GetProgram(query.Filter), ct));

    /// <remarks>The highest number first. Nothing is decided by a draft.</remarks>
    private static async Task<PageAnswer<ProgramVersionSummary>> List(
        PageParameters query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListProgramVersions(query.Paging), ct)).ToPage();

    /// <remarks>
    /// A draft may have faults; <c>validate</c> finds them all. It gets the next free number, which stays its own when it is
    /// published.
    /// </remarks>
    private static async Task<CreatedAnswer<ProgramVersionView>> Draft(
        Body<DraftProgramVersion.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new DraftProgramVersion(body.Value), ct)).ToCreated(it => $"/v1/program/versions/{it.Version}");

    private static async Task<OkAnswer<ProgramVersionView>> GetVersion(
        [VersionNumber] string version, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetProgramVersion(Number(version)), ct)).ToOk();

    /// <remarks>
    /// Takes a JSON merge patch (RFC 7396): null removes a setting, which then has its default, and lists are replaced as a
    /// whole. A published version never changes (409 <c>versionPublished</c>).
    /// </remarks>
    private static async Task<OkAnswer<ProgramVersionView>> Update(
        [VersionNumber] string version, PatchBody<ProgramVersionForm> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new UpdateProgramVersion(Number(version), body.Value), ct)).ToOk();

    private static async Task<EmptyAnswer<Unit>> Delete(
        [VersionNumber] string version, IMediator mediator, CancellationToken ct) =>
        new(await mediator.Send(new DeleteProgramVersion(Number(version)), ct));

    /// <remarks>Changes nothing. Each fault names the setting by JSON pointer.</remarks>
    private static async Task<ReportAnswer<ProgramValidation>> Validate(
        [VersionNumber] string version, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ValidateProgramVersion(Number(version)), ct)).ToReport();

    /// <remarks>
    /// Every setting that differs, with what it is under each. A setting that is left out counts with its default.
    /// </remarks>
    private static async Task<ReportAnswer<ProgramComparison>> Compare(
        [VersionNumber] string version, QueryRequest<CompareProgramVersions.With> query, IMediator mediator,
        CancellationToken ct) =>
        (await mediator.Send(new CompareProgramVersions(Number(version), query.Filter), ct)).ToReport();

    /// <remarks>
    /// It cannot be taken back: another version can only take its place. It decides from <c>effectiveFrom</c> on, which is at
    /// least 5 seconds ahead, so that every node knows it in time; what was decided before stays. Of two versions with one
    /// instant the one that was published later decides. A draft with faults is 409 <c>programHasFaults</c>.
    /// </remarks>
    private static async Task<OkAnswer<ProgramVersionView>> Publish(
        [VersionNumber] string version, OptionalBody<PublishProgramVersion.Body> body, IMediator mediator,
        CancellationToken ct) =>
        (await mediator.Send(new PublishProgramVersion(Number(version), body.Value), ct)).ToOk();

    private static int Number(string version) => VersionNumberAttribute.Read(version);
}

[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class VersionNumberAttribute : TextFormatAttribute
{
    public VersionNumberAttribute() : base(10, "^[1-9][0-9]{0,9}$") =>
        (Description, Example) = ("The number of a version.", "2");

    /// <summary>What is no number is no version.</summary>
    public static int Read(string version) =>
        int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
