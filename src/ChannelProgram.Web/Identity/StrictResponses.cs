using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Web.Observability;
using Microsoft.AspNetCore;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ChannelProgram.Web.Identity;

/// <summary>
/// Makes the answers those of the contract: one text for every <c>invalid_client</c>, so that nobody learns which clients there
/// are; the whole lifetime; no link to OpenIddict's own pages.
/// </summary>
internal sealed class StrictResponses<TContext> : IOpenIddictServerHandler<TContext> where TContext : BaseRequestContext
{
    public static void Use(OpenIddictServerBuilder server) => server
        .RemoveEventHandler(OpenIddictServerAspNetCoreHandlers.AttachWwwAuthenticateHeader<TContext>.Descriptor)
        .AddEventHandler<TContext>(it => it.UseSingletonHandler<StrictResponses<TContext>>()
            .SetOrder(OpenIddictServerAspNetCoreHandlers.AttachHttpResponseCode<TContext>.Descriptor.Order - 1));

    public ValueTask HandleAsync(TContext context)
    {
        if (context.Transaction is not { Response: { } response } || context.Transaction.GetHttpRequest() is not { } http)
            return default;

        response.ErrorUri = null;
        if (RequestLogContext.Of(http.HttpContext) is { } logContext) logContext.Code = response.Error;
        if (response.Error == Errors.InvalidClient)
        {
            response.ErrorDescription = IdentityRefusals.InvalidClient.Message;
            // Only for a client that signed in by a header (RFC 6749, 5.2): others would take it for a challenge and hide the
            // error.
            if (http.Headers.Authorization.Count > 0)
                http.HttpContext.Response.Headers.WWWAuthenticate = "Basic realm=\"ChannelProgram\", charset=\"UTF-8\"";
        }

        // To an address that is not the client's nothing is sent, and the page tells nobody which clients there are.
        if (context is ApplyAuthorizationResponseContext { RedirectUri: null or "" } && response.Error is not null
            && (response.ErrorDescription?.Contains(Parameters.ClientId, StringComparison.Ordinal) is true
                || response.ErrorDescription?.Contains(Parameters.RedirectUri, StringComparison.Ordinal) is true))
            (response.Error, response.ErrorDescription) =
                (Errors.InvalidRequest, "There is no front end with this client_id and redirect_uri.");

        if (response.AccessToken is not null) response.ExpiresIn = AccessToken.ExpiresIn;
        return default;
    }
}
