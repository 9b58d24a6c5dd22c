using ChannelProgram.Application.Conflicts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Observability;

namespace ChannelProgram.Web.Conflicts;

/// <summary>
/// Where the mail to an end customer leads. Reading it confirms nothing: programs that check mails read every address in them.
/// </summary>
/// <param name="code">That of the mail, as far as the address has it.</param>
/// <param name="confirmed">Null: nobody has pressed the button yet.</param>
internal sealed class CustomerChoicePage(string? code, Result<CustomerChoiceView>? confirmed) : IResult
{
    public const string Path = "/customer-choice";

    /// <summary>The name of the field.</summary>
    private const string Code = "code";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (confirmed is null) return Write(httpContext, StatusCodes.Status200OK, Form(message: null));
        if (confirmed.Refusal is not { } refusal)
            return Write(
                httpContext, StatusCodes.Status200OK,
                "<p role=\"status\">Thank you. Your choice is confirmed; there is nothing more to do.</p>");
        // An outage is told as everywhere else.
        if (refusal.Kind is not (RefusalKind.NotFound or RefusalKind.Invalid)) return Answers.Refuse(httpContext, refusal);

        if (RequestLogContext.Of(httpContext) is { } log) log.Code = refusal.Code;
        return Write(
            httpContext, StatusCodes.Status404NotFound,
            Form("This code does not exist, was used already, or is not valid any more."));
    }

    private static Task Write(HttpContext http, int status, string body) =>
        HtmlPage.Write(
            http, status, "Confirm your choice", $"<h1>Confirm your choice of partner</h1>\n{body}", formAction: "'self'");

    private string Form(string? message) => $"""
        {(message is null ? "" : $"<p role=\"alert\">{HtmlPage.Encoded(message)}</p>")}
        <p>The mail that you received names the partner and what you would buy from it. If that is right, confirm it.
        If it is not, leave this page.</p>
        <form method="post" action="{Path}">
        <p><label>Code of the mail<br><input name="{Code}" value="{HtmlPage.Encoded(code)}" autocomplete="off" required></label></p>
        <p><button>Confirm</button></p>
        </form>
        """;
}
