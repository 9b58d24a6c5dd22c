using ChannelProgram.Application.Calendars;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.Calendars;

internal sealed class CalendarEndpoints : IApiFeature
{
    private const string FeedPath = "/v1/calendar/";

    public string Tag => "Calendar";

    public Audience Audience => Audience.Everybody;

    public string TagDescription => "A person's deadlines as a calendar that calendar programs subscribe to.";

    public void Map(IEndpointRouteBuilder routes)
    {
        var calendar = routes.MapGroup("/v1/me/calendar");
        calendar.MapGet("", Get).WithName("getCalendar").WithSummary("Read whether the caller has a calendar")
            .Requires(CalendarPermissions.Have).Example(CalendarExamples.None);
        calendar.MapPost("", Renew).WithName("renewCalendar").WithSummary("Make or renew the link to the caller's calendar")
            .Requires(CalendarPermissions.Have).EvenIfSuspended().Example(CalendarExamples.Link);
        calendar.MapDelete("", End).WithName("endCalendar").WithSummary("End the link to the caller's calendar")
            .Requires(CalendarPermissions.Have).EvenIfSuspended().Example(CalendarExamples.None);
        // For calendar programs, which are given the address and read no JSON.
        routes.MapGet($"{FeedPath}{{secret}}.ics", Read).OpenToAll().ExcludeFromDescription();
    }

    /// <remarks>Tells since when there is a link. The link itself is told by <c>POST</c> only.</remarks>
    private static async Task<OkAnswer<CalendarFeed>> Get(IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetCalendarFeed(), ct)).ToOk();

    /// <remarks>
    /// The answer has the address of the calendar (RFC 5545): whoever has it reads the caller's deadlines, without signing in. It
    /// is told once. An address that was made before ends. For a partner's people the calendar holds when protection and offers
    /// of the partner's deals end and answers are due, for staff what waits for a decision.
    /// </remarks>
    private static async Task<SecretAnswer<CalendarLink>> Renew(
        OptionalBody<EmptyBody> _, HttpRequest request, IConfiguration configuration, IMediator mediator, CancellationToken ct)
    {
        var renewed = await mediator.Send(new RenewCalendarFeed(), ct);
        var address = PublicAddress.Of(request, configuration);
        return (renewed.Refusal is { } refusal
            ? Result<CalendarLink>.Refuse(refusal)
            : new CalendarLink($"{address}{FeedPath}{renewed.Value.Secret}.ics", renewed.Value.Since)).ToSecret();
    }

    /// <remarks>The address is answered with 404 from then on. If there is none, nothing happens.</remarks>
    private static async Task<OkAnswer<CalendarFeed>> End(IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new EndCalendarFeed(), ct)).ToOk();

    private static async Task<CalendarAnswer> Read(string secret, IMediator mediator, CancellationToken ct) =>
        new(await mediator.Send(new ReadCalendar(secret), ct));
}

/// <summary>The link to a person's calendar.</summary>
/// <param name="Url">Secret. Null if the answer is given again for an idempotency key: then renew the link.</param>
/// <param name="Since">When it was made.</param>
internal sealed record CalendarLink([Line(CalendarLink.MaxUrlLength, Format = "uri")] string? Url, DateTimeOffset Since)
    : IToldOnce
{
    public const int MaxUrlLength = 2048;

    public object WithoutSecret() => this with { Url = null };
}
