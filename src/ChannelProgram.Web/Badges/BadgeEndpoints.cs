using ChannelProgram.Application.Badges;
using ChannelProgram.Application.Certifications;
using ChannelProgram.Domain.Badges;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using ChannelProgram.Web.Programs;
using MediatR;

namespace ChannelProgram.Web.Badges;

internal sealed class BadgeEndpoints : IApiFeature
{
    public string Tag => "Badges";

    public Audience Audience => Audience.Everybody;

    public string TagDescription =>
        "Signed proofs of certifications (Open Badges 3.0). Whoever has the address of one can read and verify it.";

    public void Map(IEndpointRouteBuilder routes)
    {
        // For people: it is no JSON and has no place in the contract.
        routes.MapGet($"{BadgeLinks.Page}{{badge}}", Page).OpenToAll().ExcludeFromDescription();

        var badges = routes.MapGroup($"{BadgePaths.Credentials}/{{badge}}");
        badges.MapGet("", Credential).WithName("getBadge").WithSummary("Read a signed badge").OpenToAll()
            .WithMetadata(new AnswersFile([GetBadgeCredential.MediaType], GetBadgeCredential.MaxLength))
            .Refuses(BadgeRefusals.Withdrawn);
        badges.MapGet("status", Status).WithName("getBadgeStatus").WithSummary("Read whether a badge was withdrawn")
            .OpenToAll().Example(BadgeExamples.Revocations);

        routes.MapGet(BadgePaths.Issuer, Issuer).WithName("getBadgeIssuer").WithSummary("Read who issues badges")
            .OpenToAll().Example(BadgeExamples.Issuer);
        routes.MapGet(BadgePaths.Keys, Keys).WithName("getBadgeKeys")
            .WithSummary("Read the keys that verify badges (RFC 7517)").OpenToAll().Example(BadgeExamples.Keys);
        routes.MapGet($"{BadgePaths.Keys}/{{key}}", Key).WithName("getBadgeKey").WithSummary("Read a key that verifies badges")
            .OpenToAll().Example(BadgeExamples.Key);
        routes.MapGet($"{BadgePaths.Achievements}/{{certification}}/{{version}}", Achievement).WithName("getBadgeAchievement")
            .WithSummary("Read what a badge is awarded for").OpenToAll().Example(BadgeExamples.Achievement);
    }

    private static async Task<BadgePageAnswer> Page(string badge, IMediator mediator, CancellationToken ct) =>
        new(await mediator.Send(new GetBadge(badge), ct));

    /// <remarks>
    /// An OpenBadgeCredential as a JWT in the compact serialization, signed with RS256. <c>kid</c> in its header is the address
    /// of the public key. Whom it is for says the salted SHA-256 of the holder's e-mail address in lower case. One that has
    /// expired is still answered, and says so itself; one that was withdrawn is 410 <c>badgeWithdrawn</c>.
    /// </remarks>
    private static async Task<FileAnswer> Credential([BadgeId] string badge, IMediator mediator, CancellationToken ct) =>
        new(await mediator.Send(new GetBadgeCredential(badge), ct));

    /// <remarks>
    /// A 1EdTech revocation list that has this badge if it was withdrawn, and nothing otherwise. A credential names it as
    /// <c>credentialStatus</c>.
    /// </remarks>
    private static async Task<ReportAnswer<BadgeRevocations>> Status(
        [BadgeId] string badge, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetBadgeRevocations(badge), ct)).ToReport();

    /// <remarks>A profile (Open Badges 3.0).</remarks>
    private static async Task<ReportAnswer<BadgeIssuer>> Issuer(IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetBadgeIssuer(), ct)).ToReport();

    /// <remarks>
    /// All keys that ever signed a badge, oldest first. Old keys stay, so that old badges can be verified.
    /// </remarks>
    private static async Task<ReportAnswer<BadgeKeySet>> Keys(IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetBadgeKeys(), ct)).ToReport();

    /// <remarks>The header of a badge has this address.</remarks>
    private static async Task<ReportAnswer<BadgeKey>> Key(
        [Base64Url256(Description = "The id of a key, its thumbprint (RFC 7638).")] string key, IMediator mediator,
        CancellationToken ct) =>
        (await mediator.Send(new GetBadgeKey(key), ct)).ToReport();

    /// <remarks>
    /// An achievement (Open Badges 3.0): the certification as a version of the program has it. Neither of them ever changes.
    /// </remarks>
    private static async Task<ReportAnswer<BadgeAchievement>> Achievement(
        [Code(Description = "The code of a certification.", Example = "foundation")] string certification,
        [VersionNumber] string version, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetBadgeAchievement(certification, VersionNumberAttribute.Read(version)), ct)).ToReport();
}
