using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Identity;

public static class IdentityRefusals
{
    /// <summary>The same for every cause, so that nobody learns who has an account here.</summary>
    public static readonly Refusal SignInFailed = new(
        RefusalKind.NotSignedIn, "signInFailed",
        "This e-mail address and password do not sign in here. After repeated failures, wait some minutes.");

    public static readonly Refusal SignInBusy = new(
        RefusalKind.Busy, "busy", "Too many people are signing in at this moment: try again shortly.");

    /// <summary>Code of RFC 6749, 5.2, like those below.</summary>
    public static readonly Refusal InvalidClient = new(
        RefusalKind.NotSignedIn, "invalid_client", "The client is unknown or its secret is wrong.");

    public static readonly Refusal InvalidScope = new(
        RefusalKind.Invalid, "invalid_scope", "The scope is malformed or names what this client does not hold.");
}
