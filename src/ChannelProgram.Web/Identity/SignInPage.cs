using System.Globalization;
using System.Text;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;
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
        var status = refusal switch
        {
            null => StatusCodes.Status200OK,
            { Kind: RefusalKind.Busy } => StatusCodes.Status503ServiceUnavailable,
            { Kind: RefusalKind.TooMany } => StatusCodes.Status429TooManyRequests,
            { Kind: RefusalKind.NotEligible } => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status400BadRequest,
        };
        var headers = httpContext.Response.Headers;
        if (refusal is { RetryAfter: { } seconds }) headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        else if (status == StatusCodes.Status503ServiceUnavailable) headers.RetryAfter = "1";
        // The form leads back to the front end, wherever that is.
        return HtmlPage.Write(httpContext, status, "Sign in", Form(), formAction: null);
    }

    private string Form()
    {
        var hidden = new StringBuilder();
        foreach (var (name, value) in request.GetParameters().Where(it => it.Key is not (Email or Password or Code)))
            hidden.Append(
                CultureInfo.InvariantCulture,
                $"""<input type="hidden" name="{HtmlPage.Encoded(name)}" value="{HtmlPage.Encoded((string?)value)}">""");
        var message = refusal is null ? "" : $"""<p role="alert">{HtmlPage.Encoded(refusal.Message)}</p>""";
        return $"""
            <h1>Sign in</h1>
            {message}
            <form method="post">{hidden}
            <p><label>E-mail address<br><input name="{Email}" type="email" value="{HtmlPage.Encoded((string?)request[Email] ?? request.LoginHint)}" autocomplete="username" required autofocus></label></p>
            <p><label>Password<br><input name="{Password}" type="password" autocomplete="current-password" required></label></p>
            <p><label>Code from your authenticator, or a recovery code, if you have one set up<br><input name="{Code}" autocomplete="one-time-code"></label></p>
            <p><button>Sign in</button></p>
            </form>
            """;
    }
}
