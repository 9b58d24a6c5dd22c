using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Web.Common;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace ChannelProgram.Web.Identity;

/// <summary>
/// Runs OpenIddict within endpoints of ours, so that routing, limits, logging and the contract hold for them as for all others.
/// </summary>
internal static class AuthorizationServerEndpoints
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static async Task Answer(HttpContext http, IAuthenticationHandlerProvider handlers, IConfiguration configuration)
    {
        if (!await TryAnswer(http, handlers, configuration))
            throw new InvalidOperationException($"{http.GetEndpoint()?.DisplayName} has no answer.");
    }

    /// <summary>Shows the page on which a person signs in, and sends the front end a code once that is done.</summary>
    /// <remarks>There is no session: each request asks for the password. Refresh tokens keep a front end signed in.</remarks>
    public static async Task<IResult> Authorize(
        HttpContext http, IAuthenticationHandlerProvider handlers, IConfiguration configuration, IPasswordSignIn passwords,
        TwoFactorRule rule, CancellationToken ct)
    {
        if (await TryAnswer(http, handlers, configuration)) return Results.Empty;

        var request = http.GetOpenIddictServerRequest()!;
        if (request.HasPromptValue(PromptValues.None))
            return Results.Forbid(new(new Dictionary<string, string?>
            {
                [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.LoginRequired,
                [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = "The person has to sign in.",
            }), [Scheme]);

        var (email, password) = ((string?)request[SignInPage.Email], (string?)request[SignInPage.Password]);
        var code = (string?)request[SignInPage.Code] is { Length: > 0 } typed ? typed : null;
        if (!HttpMethods.IsPost(http.Request.Method) || (email is null && password is null)) return new SignInPage(request, null);
        if (email is not { Length: <= EmailAttribute.MaxEmailLength }
            || password is not { Length: <= PasswordAttribute.MaxPasswordLength }
            || code is { Length: > SignInCodeAttribute.MaxCodeLength })
            return new SignInPage(request, IdentityRefusals.SignInFailed);

        var tried = await passwords.Try(email, password, code, ct);
        if (tried.Refusal is { } refusal) return new SignInPage(request, refusal);

        // A front end opens by an identity token what is its own: not to staff who must set up a second factor first.
        return !tried.Value.TwoFactorEnabled && rule.IsRequiredOf(tried.Value.Partner)
            ? new SignInPage(request, IdentityRefusals.TwoFactorRequired)
            : Results.SignIn(Principals.Of(tried.Value, request.GetScopes()), authenticationScheme: Scheme);
    }

    /// <returns>False: the request is right, and it is for the endpoint to answer it.</returns>
    private static async Task<bool> TryAnswer(
        HttpContext http, IAuthenticationHandlerProvider handlers, IConfiguration configuration)
    {
        PublicAddress.ApplyTo(http.Request, configuration);
        http.NoteSource();
        var handler = await handlers.GetHandlerAsync(http, Scheme) as IAuthenticationRequestHandler;
        return await handler!.HandleRequestAsync();
    }
}
