using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using ChannelProgram.Application.Badges;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Observability;

namespace ChannelProgram.Web.Badges;

/// <summary>A badge as a page for people, without script. What is not there is a page too.</summary>
internal sealed class BadgePageAnswer(Result<BadgePage> result) : IResult
{
    private const string Style =
        "body{font:1.1rem/1.5 sans-serif;color:#1a1a1a;background:#fff;max-width:40rem;margin:2rem auto;padding:0 1rem}"
        + "dt{font-weight:bold}dd{margin:0 0 .75rem}a{color:#0645ad}";

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        // An outage is told as everywhere else.
        if (result.Refusal is { } refusal && refusal.Kind is not RefusalKind.NotFound)
            return Answers.Refuse(httpContext, refusal);

        if (result.Refusal is { Code: var code } && RequestLogContext.Of(httpContext) is { } log) log.Code = code;
        var (response, headers) = (httpContext.Response, httpContext.Response.Headers);
        response.StatusCode = result switch
        {
            { Refusal: not null } => StatusCodes.Status404NotFound,
            { Value.Status: BadgeStatus.Withdrawn } => StatusCodes.Status410Gone,
            _ => StatusCodes.Status200OK,
        };
        response.ContentType = "text/html; charset=utf-8";
        // The clock may change it at any time.
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        // Whom a badge names is for those who were given its address.
        headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        var page = Encoding.UTF8.GetBytes(Html(Content()));
        response.ContentLength = page.Length;
        return response.Body.WriteAsync(page, 0, page.Length, httpContext.RequestAborted);
    }

    private (string Title, string Body) Content() => result switch
    {
        { Refusal: not null } => (
            "No such badge", "<h1>No such badge</h1>\n<p>There is no badge at this address.</p>"),
        { Value: { Status: BadgeStatus.Withdrawn } badge } => (
            $"Withdrawn: {badge.Certification}",
            $"<h1>This badge was withdrawn</h1>\n<p>It was for the certification {Encoded(badge.Certification)}, and certifies "
            + $"nothing. {Encoded(badge.Issuer)} withdrew it because the result was wrong.</p>"),
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
            <h1>{Encoded(badge.Certification)}</h1>
            <p role="status"><strong>{status}</strong></p>
            <dl>
            <dt>Holder</dt><dd>{Encoded(badge.Holder)}</dd>
            <dt>Certification</dt><dd>{Encoded(badge.Certification)}</dd>
            <dt>Since</dt><dd>{Day(badge.Since)}</dd>
            <dt>Until</dt><dd>{(badge.Until is null ? "no end" : LastDay(badge))}</dd>
            <dt>How it is earned</dt><dd>{Encoded(badge.Criteria)}</dd>
            <dt>Issued by</dt><dd>{Encoded(badge.Issuer)}</dd>
            </dl>
            <p><a href="{Encoded(badge.Credential)}">Signed badge (Open Badges 3.0)</a>, for programs that verify it</p>
            """;
    }

    private static string Html((string Title, string Body) content) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Encoded(content.Title)}</title>
        <style>{Style}</style>
        </head>
        <body>
        <main>
        {content.Body}
        </main>
        </body>
        </html>
        """;

    private static string LastDay(BadgePage badge) => Day(badge.Until!.Value.AddDays(-1));

    private static string Day(DateOnly day) => string.Create(
        CultureInfo.InvariantCulture, $"<time datetime=\"{day:yyyy-MM-dd}\">{day:d MMMM yyyy}</time>");

    private static string Encoded(string? text) => HtmlEncoder.Default.Encode(text ?? "");
}
