using ChannelProgram.Application.Common;
using ChannelProgram.Application.Sandbox;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Sandbox;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.Sandbox;

internal sealed class SandboxEndpoints : IApiFeature
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly Refusal NotSandbox = new(RefusalKind.NotFound, Problem.NotFound.Code, Problem.NotFound.Detail);

    public string Tag => "Sandbox";

    public Audience Audience => Audience.Everybody;

    public string TagDescription =>
        "The clock of a sandbox. An installation that is no sandbox answers these operations with 404, like a path that does not "
        + "exist.";

    public IEnumerable<ProblemMember> ProblemMembers =>
        [ProblemMember.Of<DateTimeOffset>("now", "With `clockOnlyForward` and `clockTooFarAhead`: what the clock shows.")];

    public void Map(IEndpointRouteBuilder routes)
    {
        var clock = routes.MapGroup("/v1/sandbox/clock")
            .ServedIf(routes.ServiceProvider.GetRequiredService<IConfiguration>().IsSandbox());

        clock.MapGet("", Read).WithName("getSandboxClock").WithSummary("Read the clock of a sandbox").RequiresSignIn()
            .Refuses(NotSandbox).Example(new ProgramTime(Start));
        clock.MapPost("", Move).WithName("moveSandboxClock").WithSummary("Move the clock of a sandbox forward")
            .Requires(SandboxPermissions.MoveClock)
            .Refuses(NotSandbox, SandboxRefusals.OnlyForward(Start), SandboxRefusals.TooFarAhead(Start))
            .Example(new ProgramTime(Start.AddDays(10)), new MoveSandboxClock.Body("P10D", Now: null));
    }

    /// <remarks>
    /// The time by which the program decides: the real one until somebody moved it. An installation that is no sandbox answers
    /// 404, like a path that does not exist.
    /// </remarks>
    private static async Task<ReportAnswer<ProgramTime>> Read(IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetProgramTime(), ct)).ToReport();

    /// <remarks>
    /// Moves the time by which the program decides, for all callers and for good: by a duration, or to an instant. What is due by
    /// then has happened before the answer: deals and vendor's claims expire, their lines are offered to whoever waits, deadlines
    /// of reviews and conflicts take effect. Should a part of that fail, the clock is moved all the same, and the program tries
    /// again every minute. Access tokens, lockouts and idempotency keys keep the real time. An installation that is no sandbox
    /// answers 404, like a path that does not exist.
    /// </remarks>
    private static async Task<ReportAnswer<ProgramTime>> Move(
        Body<MoveSandboxClock.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new MoveSandboxClock(body.Value), ct)).ToReport();
}
