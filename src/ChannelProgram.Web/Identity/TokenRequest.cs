using Microsoft.Net.Http.Headers;

namespace ChannelProgram.Web.Identity;

/// <summary>RFC 6749, 3.2 and 4.4.2.</summary>
internal sealed record TokenRequest(ClientCredentials Client, string? Scope)
{
    private const int MaxBytes = 16 * 1024;

    private static readonly string[] Known = ["grant_type", "scope", "client_id", "client_secret"];

    public static async Task<(TokenRequest? Request, TokenErrorResponse? Error)> Read(HttpRequest http, CancellationToken ct)
    {
        if (!IsForm(http.ContentType)) return Fault("The body must be application/x-www-form-urlencoded in UTF-8.");

        var body = new byte[MaxBytes + 1];
        int length;
        try
        {
            length = await http.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, ct);
        }
        catch (BadHttpRequestException e)
        {
            return (null, TokenErrorResponse.InvalidRequest("The body could not be read.") with { Status = e.StatusCode });
        }

        if (length > MaxBytes) return Fault("The body is too long.");
        if (FormUrlEncoded.Parse(body.AsSpan(0, length)) is not { } sent)
            return Fault("The body is malformed, not UTF-8, or holds control characters.");

        var known = sent.Where(it => Known.Contains(it.Key)).ToLookup(it => it.Key, it => it.Value);
        if (known.FirstOrDefault(it => it.Count() > 1) is { } repeated)
            return Fault($"The parameter {repeated.Key} is given more than once.");

        // A parameter without a value counts as omitted (RFC 6749, 3.2).
        string? Value(string name) => known[name].FirstOrDefault() is { Length: > 0 } value ? value : null;

        switch (Value("grant_type"))
        {
            case null: return Fault("The parameter grant_type is missing.");
            case not "client_credentials": return (null, TokenErrorResponse.UnsupportedGrantType);
        }

        var (client, error) = Credentials(http.Headers.Authorization.ToString(), Value("client_id"), Value("client_secret"));
        return client is null ? (null, error) : (new(client, Value("scope")), null);
    }

    private static (ClientCredentials? Client, TokenErrorResponse? Error) Credentials(
        string authorization, string? id, string? secret)
    {
        if (authorization.Length == 0)
            return id is null ? (null, TokenErrorResponse.InvalidClient) : (new(id, secret ?? ""), null);

        if (!ClientCredentials.IsBasic(authorization)) return (null, TokenErrorResponse.InvalidClient);

        if (ClientCredentials.FromBasic(authorization) is not { } client)
            return (null, TokenErrorResponse.InvalidRequest("The Authorization header is malformed."));

        // The client id in the body as well is not a second way to sign in.
        return secret is not null || (id is not null && id != client.Id)
            ? (
                null,
                TokenErrorResponse.InvalidRequest(
                    "Send the client's credentials in the Authorization header or in the body, not in both."))
            : (client, null);
    }

    private static bool IsForm(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue
            || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static (TokenRequest?, TokenErrorResponse?) Fault(string description) =>
        (null, TokenErrorResponse.InvalidRequest(description));
}
