using ChannelProgram.Application.Identity;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>Issues tokens to a person who signed in with the product itself, without a client.</summary>
internal sealed class UserTokens(IOpenIddictServerFactory transactions, IOpenIddictServerDispatcher dispatcher)
{
    private const string Mark = "sign-in";

    private static readonly string[] Granted = [OpenIddictConstants.Scopes.OfflineAccess];

    /// <returns>Null: the person has a second factor by now, and signed in without.</returns>
    public async Task<UserTokenPair?> Issue(PortalUser user, CancellationToken ct)
    {
        var transaction = await transactions.CreateTransactionAsync();
        transaction.CancellationToken = ct;
        transaction.EndpointType = OpenIddictServerEndpointType.Token;
        transaction.Request = new();
        // Only Development may have no address in its settings, and nothing compares it there.
        transaction.BaseUri = transaction.Options.Issuer ?? new Uri("http://localhost");
        transaction.SetProperty(Mark, Mark);

        var signIn = new ProcessSignInContext(transaction) { Principal = Principals.Of(user, Granted), Response = new() };
        await dispatcher.DispatchAsync(signIn);

        if (signIn is { IsRejected: true, Error: OpenIddictConstants.Errors.LoginRequired }) return null;
        return signIn is { IsRejected: false, AccessToken: { } access, RefreshToken: { } refresh }
            ? new(access, refresh)
            : throw new InvalidOperationException($"No tokens were issued: {signIn.Error} {signIn.ErrorDescription}");
    }

    /// <summary>There is no response of the token endpoint to write: <see cref="Issue"/> reads the tokens.</summary>
    internal sealed class Unwritten : IOpenIddictServerHandler<ApplyTokenResponseContext>
    {
        public ValueTask HandleAsync(ApplyTokenResponseContext context)
        {
            if (context.Transaction.GetProperty<string>(Mark) is not null) context.HandleRequest();
            return default;
        }
    }
}
