using System.Text;
using ChannelProgram.Web.Common;
using Microsoft.AspNetCore;
using Microsoft.Net.Http.Headers;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ChannelProgram.Web.Identity;

/// <summary>
/// Reads the parameters in place of OpenIddict, strictly (RFC 6749, 2.3.1 and 3.2). The framework's reader would put
/// replacement characters into a secret and lets one parameter be sent twice.
/// </summary>
internal sealed class StrictRequests<TContext> : IOpenIddictServerHandler<TContext> where TContext : BaseValidatingContext
{
    private const int MaxBytes = 16 * 1024;

    private readonly HashSet<string> _known;

    /// <param name="known">The parameters of the endpoint; others are ignored, even when repeated.</param>
    private StrictRequests(params string[] known) => _known = [.. known];

    public static void Use(OpenIddictServerBuilder server, params string[] known)
    {
        server.RemoveEventHandler(OpenIddictServerAspNetCoreHandlers.ExtractGetOrPostRequest<TContext>.Descriptor)
            .RemoveEventHandler(OpenIddictServerAspNetCoreHandlers.ExtractPostRequest<TContext>.Descriptor)
            .RemoveEventHandler(OpenIddictServerAspNetCoreHandlers.ExtractBasicAuthenticationCredentials<TContext>.Descriptor)
            .AddEventHandler<TContext>(it => it.UseSingletonHandler(new StrictRequests<TContext>(known))
                .SetOrder(OpenIddictServerAspNetCoreHandlers.ExtractPostRequest<TContext>.Descriptor.Order));
    }

    public ValueTask HandleAsync(TContext context)
    {
        var http = context.Transaction.GetHttpRequest() ?? throw new InvalidOperationException("There is no HTTP request.");
        if (Fault(context, http) is var (error, description)) context.Reject(error, description);
        return default;
    }

    private (string Error, string Description)? Fault(TContext context, HttpRequest http)
    {
        var isQuery = HttpMethods.IsGet(http.Method);
        if (!isQuery && !IsForm(http.ContentType))
            return Invalid("The body must be application/x-www-form-urlencoded in UTF-8.");

        var sent = isQuery
            ? Encoding.UTF8.GetBytes(http.QueryString.Value?.TrimStart('?') ?? "")
            : BufferedRequestBody.Of(http.HttpContext);
        if (sent.Length > MaxBytes) return Invalid("The request is too long.");
        if (FormUrlEncoded.Parse(sent.Span) is not { } parameters)
            return Invalid("The request is malformed, not UTF-8, or holds control characters.");

        var known = parameters.Where(it => _known.Contains(it.Key)).ToLookup(it => it.Key, it => it.Value);
        if (known.FirstOrDefault(it => it.Count() > 1) is { } repeated)
            return Invalid($"The parameter {repeated.Key} is given more than once.");

        // A parameter without a value counts as omitted (RFC 6749, 3.2).
        context.Transaction.Request = new(known.Where(it => it.Single().Length > 0)
            .Select(it => KeyValuePair.Create(it.Key, (string?)it.Single())));
        // People sign in on the page, not the client: what stands in the header is none of its business.
        return isQuery || context is ExtractAuthorizationRequestContext
            ? null
            : Credentials(context.Transaction.Request, http.Headers.Authorization.ToString());
    }

    private static (string, string)? Credentials(OpenIddictRequest request, string authorization)
    {
        if (authorization.Length > 0)
        {
            if (!ClientCredentials.IsBasic(authorization))
                return (Errors.InvalidClient, "The Authorization header is none that a client can sign in with.");
            if (ClientCredentials.FromBasic(authorization) is not { } client)
                return Invalid("The Authorization header is malformed.");
            // The client id in the body as well is not a second way to sign in.
            if (request.ClientSecret is not null || (request.ClientId is { } id && id != client.Id))
                return Invalid("Send the client's credentials in the Authorization header or in the body, not in both.");

            (request.ClientId, request.ClientSecret) = (client.Id, client.Secret);
        }

        return request.IsClientCredentialsGrantType() && request is not { ClientId.Length: > 0, ClientSecret.Length: > 0 }
            ? (Errors.InvalidClient, "The client has sent no credentials.")
            : null;
    }

    private static bool IsForm(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue
            || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static (string, string) Invalid(string description) => (Errors.InvalidRequest, description);
}
