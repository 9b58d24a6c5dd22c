using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace ChannelProgram.Web.Common;

/// <summary>A page for people, without script, that nothing frames and nobody caches.</summary>
internal static class HtmlPage
{
    private const string Style =
        "body{font:1.1rem/1.5 sans-serif;color:#1a1a1a;background:#fff;max-width:40rem;margin:2rem auto;padding:0 1rem}"
        + "dt{font-weight:bold}dd{margin:0 0 .75rem}a{color:#0645ad}input{font:inherit;width:100%}button{font:inherit}";

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "frame-ancestors 'none'; base-uri 'none'";

    /// <param name="title">As text.</param>
    /// <param name="body">As HTML: what comes from elsewhere in it is <see cref="Encoded"/>.</param>
    /// <param name="formAction">Where a form may be sent: <c>'none'</c>, <c>'self'</c>; null: wherever it leads.</param>
    public static Task Write(HttpContext http, int status, string title, string body, string? formAction)
    {
        var (response, headers) = (http.Response, http.Response.Headers);
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        // The clock may change it at any time.
        headers.CacheControl = "no-store";
        // No frame around it, or another page could take what is typed into it.
        headers.ContentSecurityPolicy = formAction is null ? Policy : $"{Policy}; form-action {formAction}";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        // It is for those who were given its address.
        headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        var page = Encoding.UTF8.GetBytes(Html(title, body));
        response.ContentLength = page.Length;
        return response.Body.WriteAsync(page, 0, page.Length, http.RequestAborted);
    }

    public static string Encoded(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    private static string Html(string title, string body) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Encoded(title)}</title>
        <style>{Style}</style>
        </head>
        <body>
        <main>
        {body}
        </main>
        </body>
        </html>
        """;
}
