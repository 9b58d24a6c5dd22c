using System.Diagnostics;
using System.Globalization;
using System.Text;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Observability;

namespace ChannelProgram.Web.Common;

/// <summary>An error answer (RFC 9457).</summary>
internal sealed record Problem(int Status, string Code, string Detail)
{
    public static readonly Problem Unauthenticated = new(401, "unauthenticated", "Sign in: send a valid access token.");
    public static readonly Problem InsufficientScope =
        new(403, "insufficientScope", "The access token lacks the scope that this needs.");
    public static readonly Problem InsufficientRole = new(403, "insufficientRole", "Your role does not include this.");
    public static readonly Problem TwoFactorRequired =
        new(403, "twoFactorRequired", "Staff need a second factor: set it up first, with POST /v1/account/two-factor.");
    public static readonly Problem NotFound = new(404, "notFound", "There is nothing here, or it is not yours to see.");
    public static readonly Problem MethodNotAllowed =
        new(405, "methodNotAllowed", "This cannot be done here; Allow names what can.");
    public static readonly Problem RequestInProgress =
        new(
            409, "requestInProgress",
            "The first request with this idempotency key is still running: try again in a moment.")
        { IsPassing = true };
    public static readonly Problem TooLarge =
        new(413, "tooLarge", $"A request body has at most {BufferedRequestBody.MaxBytes} bytes.");
    public static readonly Problem UnsupportedEncoding =
        new(415, "unsupportedMediaType", "Send the body as it is, without Content-Encoding.");
    public static readonly Problem KeyReused =
        new(422, "keyReused", "This idempotency key was used for another request: take a new one.");
    public static readonly Problem PreconditionRequired =
        new(428, "preconditionRequired", "Name the version you mean to change: send its ETag as If-Match.");
    public static readonly Problem Internal =
        new(500, "internal", "Something went wrong on our side; quote the traceId if you ask about it.");
    public static readonly Problem TooSlow = new(408, "tooSlow", "The request took too long to arrive.");
    public static readonly Problem Busy = new(503, "busy", "The service is busy: try again in a moment.") { IsPassing = true };

    /// <summary>The same request may succeed in a moment.</summary>
    public bool IsPassing { get; private init; }

    /// <summary>In how many seconds; null: in a moment if it is passing, and otherwise never.</summary>
    public int? RetryAfter { get; private init; }

    public IReadOnlyDictionary<string, string[]> Errors { get; init; } = new Dictionary<string, string[]>();

    public IReadOnlyDictionary<string, object?> Members { get; init; } = new Dictionary<string, object?>();

    public static Problem FileTooLarge(int maxBytes) => TooLarge with { Detail = $"A file has at most {maxBytes} bytes." };

    public static Problem UnsupportedMediaType(IEnumerable<string> known) =>
        new(415, "unsupportedMediaType", $"Send {string.Join(" or ", known)} in UTF-8.");

    public static Problem Of(Refusal refusal) => new(
        refusal.Kind switch
        {
            RefusalKind.Invalid => StatusCodes.Status400BadRequest,
            RefusalKind.NotSignedIn => StatusCodes.Status401Unauthorized,
            RefusalKind.NotFound => StatusCodes.Status404NotFound,
            RefusalKind.Gone => StatusCodes.Status410Gone,
            RefusalKind.VersionChanged => StatusCodes.Status412PreconditionFailed,
            RefusalKind.NotEligible => StatusCodes.Status403Forbidden,
            RefusalKind.StateForbids => StatusCodes.Status409Conflict,
            RefusalKind.Busy => StatusCodes.Status503ServiceUnavailable,
            RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
        },
        refusal.Code,
        refusal.Message)
    {
        IsPassing = refusal.Kind is RefusalKind.Busy,
        RetryAfter = refusal.RetryAfter,
        Errors = refusal.Faults,
        Members = refusal.Members,
    };

    public static Problem Of(int status) => status switch
    {
        401 => Unauthenticated,
        404 => NotFound,
        405 => MethodNotAllowed,
        408 => TooSlow,
        413 => TooLarge,
        415 => UnsupportedMediaType([ReadsBody.Json]),
        503 => Busy,
        >= 500 => Internal with { Status = status },
        _ => new(status, "invalid", "The request is not valid."),
    };

    public static Problem Invalid(string place, string message) =>
        Of(Refusal.Invalid(new Dictionary<string, string[]> { [place] = [message] }));
}

internal static class Problems
{
    public const string ContentType = "application/problem+json";

    public static async Task Write(HttpContext context, Problem problem)
    {
        var body = Body(problem, Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier);
        if (RequestLogContext.Of(context) is { } logContext) logContext.Code = problem.Code;
        var response = context.Response;
        if ((problem.RetryAfter ?? (problem.IsPassing ? 1 : (int?)null)) is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var bytes = Json.Bytes(body);
        response.StatusCode = problem.Status;
        response.ContentType = ContentType;
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    public static Dictionary<string, object?> Body(Problem problem, string traceId)
    {
        var body = new Dictionary<string, object?>
        {
            ["type"] = $"/problems/{problem.Code}",
            ["title"] = Title(problem.Code),
            ["status"] = problem.Status,
            ["detail"] = problem.Detail,
            ["code"] = problem.Code,
            ["traceId"] = traceId,
        };
        if (problem.Errors.Count > 0) body["errors"] = problem.Errors;
        foreach (var (name, value) in problem.Members) body[name] = value;
        return body;
    }

    private static string Title(string code)
    {
        var title = new StringBuilder().Append(char.ToUpperInvariant(code[0]));
        foreach (var letter in code.AsSpan(1))
            _ = char.IsUpper(letter) ? title.Append(' ').Append(char.ToLowerInvariant(letter)) : title.Append(letter);
        return title.ToString();
    }
}
