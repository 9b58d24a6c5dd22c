using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Observability;
using OpenIddict.Abstractions;

namespace ChannelProgram.Web.Identity;

/// <summary>A form without script that sends the front end's request again, with the person's address and password.</summary>
internal sealed class SignInPage(OpenIddictRequest request, Refusal? refusal) : IResult
{
    public const string Email = "email";
    public const string Password = "password";

    /// <summary>Not <c>code</c>, which means another thing here (RFC 6749).</summary>
    public const string Code = "otp";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (RequestLogContext.Of(httpContext) is { } logContext) logContext.Code = refusal?.Code;
        var (response, headers) = (httpContext.Response, httpContext.Response.Headers);
        response.StatusCode = refusal switch
        {
            null => StatusCodes.Status200OK,
            { Kind: RefusalKind.Busy } => StatusCodes.Status503ServiceUnavailable,
            { Kind: RefusalKind.TooMany } => StatusCodes.Status429TooManyRequests,
            { Kind: RefusalKind.NotEligible } => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status400BadRequest,
        };
        response.ContentType = "text/html; charset=utf-8";
        headers.CacheControl = "no-store";
        if (refusal is { RetryAfter: { } seconds }) headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        else if (response.StatusCode == StatusCodes.Status503ServiceUnavailable) headers.RetryAfter = "1";
        // No frame around it, or another page could take the password through it.
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        return response.WriteAsync(Html(), httpContext.RequestAborted);
    }

    private string Html()
    {
        var hidden = new StringBuilder();
        foreach (var (name, value) in request.GetParameters().Where(it => it.Key is not (Email or Password or Code)))
            hidden.Append(
                CultureInfo.InvariantCulture,
                $"""<input type="hidden" name="{Encoded(name)}" value="{Encoded((string?)value)}">""");
        var message = refusal is null ? "" : $"""<p role="alert">{Encoded(refusal.Message)}</p>""";
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sign in</title>
            </head>
            <body>
            <main>
            <h1>Sign in</h1>
            {message}
            <form method="post">{hidden}
            <p><label>E-mail address<br><input name="{Email}" type="email" value="{Encoded((string?)request[Email] ?? request.LoginHint)}" autocomplete="username" required autofocus></label></p>
            <p><label>Password<br><input name="{Password}" type="password" autocomplete="current-password" required></label></p>
            <p><label>Code from your authenticator, or a recovery code, if you have one set up<br><input name="{Code}" autocomplete="one-time-code"></label></p>
            <p><button>Sign in</button></p>
            </form>
            </main>
            </body>
            </html>
            """;
    }

    private static string Encoded(string? text) => HtmlEncoder.Default.Encode(text ?? "");
}
