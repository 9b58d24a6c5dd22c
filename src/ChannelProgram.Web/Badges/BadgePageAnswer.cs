using System.Globalization;
using ChannelProgram.Application.Badges;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Observability;

namespace ChannelProgram.Web.Badges;

/// <summary>A badge as a page for people, without script. What is not there is a page too.</summary>
internal sealed class BadgePageAnswer(Result<BadgePage> result) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        // An outage is told as everywhere else.
        if (result.Refusal is { } refusal && refusal.Kind is not RefusalKind.NotFound)
            return Answers.Refuse(httpContext, refusal);

        if (result.Refusal is { Code: var code } && RequestLogContext.Of(httpContext) is { } log) log.Code = code;
        var (title, body) = Content();
        return HtmlPage.Write(
            httpContext,
            result switch
            {
                { Refusal: not null } => StatusCodes.Status404NotFound,
                { Value.Status: BadgeStatus.Withdrawn } => StatusCodes.Status410Gone,
                _ => StatusCodes.Status200OK,
            },
            title, body, formAction: "'none'");
    }

    private (string Title, string Body) Content() => result switch
    {
        { Refusal: not null } => (
            "No such badge", "<h1>No such badge</h1>\n<p>There is no badge at this address.</p>"),
        { Value: { Status: BadgeStatus.Withdrawn } badge } => (
            $"Withdrawn: {badge.Certification}",
            $"<h1>This badge was withdrawn</h1>\n<p>It was for the certification {HtmlPage.Encoded(badge.Certification)}, and "
            + $"certifies nothing. {HtmlPage.Encoded(badge.Issuer)} withdrew it because the result was wrong.</p>"),
        _ => ($"{result.Value.Certification}: {result.Value.Holder}", Badge(result.Value)),
    };

    private static string Badge(BadgePage badge)
    {
        var status = badge switch
        {
            { Status: BadgeStatus.Expired } => $"Expired: it was valid through {LastDay(badge)}.",
            { Until: null } => "Valid now. It has no end.",
            _ => $"Valid now, through {LastDay(badge)}.",
        };
        return $"""
            <h1>{HtmlPage.Encoded(badge.Certification)}</h1>
            <p role="status"><strong>{status}</strong></p>
            <dl>
            <dt>Holder</dt><dd>{HtmlPage.Encoded(badge.Holder)}</dd>
            <dt>Certification</dt><dd>{HtmlPage.Encoded(badge.Certification)}</dd>
            <dt>Since</dt><dd>{Day(badge.Since)}</dd>
            <dt>Until</dt><dd>{(badge.Until is null ? "no end" : LastDay(badge))}</dd>
            <dt>How it is earned</dt><dd>{HtmlPage.Encoded(badge.Criteria)}</dd>
            <dt>Issued by</dt><dd>{HtmlPage.Encoded(badge.Issuer)}</dd>
            </dl>
            <p><a href="{HtmlPage.Encoded(badge.Credential)}">Signed badge (Open Badges 3.0)</a>, for programs that verify it</p>
            """;
    }

    private static string LastDay(BadgePage badge) => Day(badge.Until!.Value.AddDays(-1));

    private static string Day(DateOnly day) => string.Create(
        CultureInfo.InvariantCulture, $"<time datetime=\"{day:yyyy-MM-dd}\">{day:d MMMM yyyy}</time>");
}
