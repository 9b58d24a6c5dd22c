using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Identity;

public static class IdentityRefusals
{
    /// <summary>One answer whatever was wrong: who has an account here is nobody's business.</summary>
    public static readonly Refusal SignInFailed = new(
        RefusalKind.NotSignedIn, "signInFailed", "This e-mail address and password do not sign in here. After repeated failures, wait some minutes.");

    public static readonly Refusal SignInBusy = new(
        RefusalKind.Busy, "busy", "Too many people are signing in at this moment: try again shortly.");

    /// <summary>The codes of RFC 6749, 5.2.</summary>
    public static readonly Refusal InvalidClient = new(
        RefusalKind.NotSignedIn, "invalid_client", "The client is unknown or its secret is wrong.");

    public static readonly Refusal InvalidScope = new(
        RefusalKind.Invalid, "invalid_scope", "The scope is malformed or names what this client does not hold.");
}
