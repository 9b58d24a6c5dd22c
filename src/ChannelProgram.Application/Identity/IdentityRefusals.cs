using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Identity;

public static class IdentityRefusals
{
    /// <summary>The same for every cause, so that nobody learns who has an account here.</summary>
    public static readonly Refusal SignInFailed = new(
        RefusalKind.NotSignedIn, "signInFailed",
        "This e-mail address and password do not sign in here. After repeated failures, wait some minutes.");

    /// <summary>The password was right.</summary>
    public static readonly Refusal CodeRequired = new(
        RefusalKind.NotSignedIn, "codeRequired",
        "Send the code that your authenticator shows now, or one of your recovery codes, as code. Each is good once.");

    /// <summary>Suspended or removed while the request was under way.</summary>
    public static readonly Refusal NoLongerSignedIn =
        new(RefusalKind.NotSignedIn, "unauthenticated", "Sign in: send a valid access token.");

    /// <summary>Staff, on the page on which people sign in for a front end.</summary>
    public static readonly Refusal TwoFactorRequired = new(
        RefusalKind.NotEligible, "twoFactorRequired",
        "Staff need a second factor: sign in with POST /v1/account/sign-in and set it up with POST /v1/account/two-factor.");

    public static readonly Refusal SignInBusy = new(
        RefusalKind.Busy, "busy", "Too many people are signing in at this moment: try again shortly.");

    public static readonly Refusal PasswordWrong = At("/password", "passwordWrong", "This is not your password.");

    public static readonly Refusal CodeWrong = At(
        "/code", "codeWrong",
        "The code is missing, wrong or was used: each is good once, and one of an authenticator only for a minute.");

    /// <summary>Unknown, used and expired are not told apart.</summary>
    public static readonly Refusal TokenInvalid = At(
        "/token", "tokenInvalid", "This token is unknown, was used or has expired: ask for another mail.");

    public static readonly Refusal NoTwoFactorStarted = new(
        RefusalKind.StateForbids, "twoFactorNotStarted",
        "There is no authenticator to confirm: start with POST /v1/account/two-factor.");

    public static readonly Refusal TwoFactorOff = new(
        RefusalKind.StateForbids, "twoFactorOff", "You have no second factor.");

    /// <summary>Told to operators only, like the one below.</summary>
    public static readonly Refusal NobodySignsIn = new(
        RefusalKind.NotFound, "notFound", "Nobody who may sign in has this e-mail address.");

    public static readonly Refusal NothingToReset = new(
        RefusalKind.StateForbids, "twoFactorOff", "This person has no second factor.");

    public static readonly Refusal TwoFactorNeeded = new(
        RefusalKind.StateForbids, "twoFactorNeeded",
        "Staff cannot do without a second factor. To exchange the authenticator, start anew.");

    /// <summary>Told to nobody but who has the address.</summary>
    public static readonly Refusal EmailInUse = new(
        RefusalKind.StateForbids, "emailInUse",
        "Somebody signs in with this e-mail address already: take another one, or have that ended first.");

    public static readonly Refusal SessionNotFound = new(
        RefusalKind.NotFound, "notFound", "You have no such session, or it has ended.");

    public static Refusal TooManyAttempts(TimeSpan wait) => new(
        RefusalKind.TooMany, "tooManyAttempts", "This was tried too often: wait for the time that Retry-After says.")
    {
        RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)),
    };

    /// <summary>Of a new password.</summary>
    public static Refusal Unfit(string pointer, string fault) =>
        Refusal.Invalid(new Dictionary<string, string[]> { [pointer] = [fault] });

    private static Refusal At(string pointer, string code, string message) => Unfit(pointer, message) with
    {
        Code = code,
        Message = message,
    };

    /// <summary>Code of RFC 6749, 5.2, like those below.</summary>
    public static readonly Refusal InvalidClient = new(
        RefusalKind.NotSignedIn, "invalid_client", "The client is unknown or its secret is wrong.");

    public static readonly Refusal InvalidScope = new(
        RefusalKind.Invalid, "invalid_scope", "The scope is malformed or names what this client does not hold.");
}
