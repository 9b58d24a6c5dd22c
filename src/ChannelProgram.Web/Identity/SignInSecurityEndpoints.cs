using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;
using Examples = ChannelProgram.Web.Identity.SignInSecurityExamples;

namespace ChannelProgram.Web.Identity;

internal sealed class SignInSecurityEndpoints : IApiFeature
{
    public string Tag => "Sign-in security";

    public Audience Audience => Audience.Everybody;

    public string TagDescription => "People manage what they sign in with: password, second factor, e-mail address, sessions.";

    public void Map(IEndpointRouteBuilder routes)
    {
        var account = routes.MapGroup("/v1/account").AddEndpointFilter(RequestSources.Note)
            .EvenIfSuspended();
        var secrets = account.MapGroup("").IgnoresIdempotencyKeys();
        MapPassword(secrets);
        MapTwoFactor(secrets.MapGroup("/two-factor"));
        MapEmail(secrets);
        MapSessions(account);
    }

    private static void MapPassword(RouteGroupBuilder account)
    {
        account.MapPost("/password", Change).WithName("changePassword").WithSummary("Change the password")
            .Requires(AccountPermissions.Manage)
            .Refuses(IdentityRefusals.PasswordWrong, TooMany(AttemptLimit.Confirmation))
            .Example(new { }, Examples.PasswordChange);
        account.MapPost("/password/forgot", Forgot).WithName("forgotPassword").WithSummary("Ask for a mail to set a new password")
            .OpenToAll().Refuses(TooMany(AttemptLimit.ForgottenFromSource)).Example(new { }, Examples.Forgotten);
        account.MapPost("/password/reset", Reset).WithName("resetPassword").WithSummary("Set a new password")
            .OpenToAll().Refuses(IdentityRefusals.TokenInvalid).Example(new { }, Examples.PasswordReset);
    }

    private static void MapTwoFactor(RouteGroupBuilder factor)
    {
        factor.MapGet("", Get).WithName("getTwoFactor").WithSummary("Read whether the caller has a second factor")
            .Requires(AccountPermissions.Manage).OpenBeforeTwoFactor().Example(Examples.NoTwoFactor);
        factor.MapPost("", Start).WithName("startTwoFactor").WithSummary("Start to set up an authenticator")
            .Requires(AccountPermissions.Manage).OpenBeforeTwoFactor()
            .Refuses(IdentityRefusals.PasswordWrong, IdentityRefusals.CodeWrong, TooMany(AttemptLimit.Code))
            .Example(Examples.Setup, Examples.Start);
        factor.MapPost("/confirm", Confirm).WithName("confirmTwoFactor").WithSummary("Confirm the authenticator")
            .Requires(AccountPermissions.Manage).OpenBeforeTwoFactor()
            .Refuses(IdentityRefusals.CodeWrong, IdentityRefusals.NoTwoFactorStarted, TooMany(AttemptLimit.Code))
            .Example(Examples.Codes, Examples.Confirmation);
        factor.MapPost("/recovery-codes", Renew).WithName("renewRecoveryCodes").WithSummary("Get new recovery codes")
            .Requires(AccountPermissions.Manage)
            .Refuses(
                IdentityRefusals.PasswordWrong, IdentityRefusals.CodeWrong, IdentityRefusals.TwoFactorOff,
                TooMany(AttemptLimit.Code))
            .Example(Examples.Codes, Examples.Renewal);
        factor.MapPost("/turn-off", TurnOff).WithName("turnOffTwoFactor").WithSummary("Do without a second factor")
            .Requires(AccountPermissions.Manage)
            .Refuses(
                IdentityRefusals.PasswordWrong, IdentityRefusals.CodeWrong, IdentityRefusals.TwoFactorOff,
                IdentityRefusals.TwoFactorNeeded, TooMany(AttemptLimit.Code))
            .Example(Examples.NoTwoFactor, Examples.Ending);
    }

    private static void MapEmail(RouteGroupBuilder account)
    {
        account.MapPost("/email", ChangeAddress).WithName("changeEmail").WithSummary("Ask for another e-mail address")
            .Requires(AccountPermissions.Manage)
            .Refuses(IdentityRefusals.PasswordWrong, TooMany(AttemptLimit.EmailChange))
            .Example(Examples.Pending, Examples.EmailChange);
        account.MapPost("/email/confirm", ConfirmAddress).WithName("confirmEmail").WithSummary("Confirm another e-mail address")
            .OpenToAll().Refuses(IdentityRefusals.TokenInvalid, IdentityRefusals.EmailInUse)
            .Example(Examples.EmailConfirmed, Examples.EmailConfirmation);
    }

    private static void MapSessions(RouteGroupBuilder account)
    {
        account.MapPost("/sign-out", EndThis).WithName("signOut").WithSummary("Sign out")
            .Requires(AccountPermissions.Manage).OpenBeforeTwoFactor().Example(new { });
        account.MapGet("/sessions", List).WithName("listSessions").WithSummary("List the caller's sessions")
            .Requires(AccountPermissions.Manage).Example(Examples.Sessions);
        account.MapPost("/sessions/end", End).WithName("endSession").WithSummary("End a session")
            .Requires(AccountPermissions.Manage).Refuses(IdentityRefusals.SessionNotFound)
            .Example(Examples.Sessions, Examples.SessionEnding);
        account.MapPost("/sessions/end-others", EndOthers).WithName("endOtherSessions").WithSummary("End all other sessions")
            .Requires(AccountPermissions.Manage).Example(Examples.Sessions);
    }

    private static Refusal TooMany(AttemptLimit limit) => IdentityRefusals.TooManyAttempts(limit.Per);

    /// <remarks>
    /// All sessions end, this one too: sign in again. A password has at least 12 characters, is none that many people have, and
    /// has nothing of the e-mail address in it.
    /// </remarks>
    private static async Task<EmptyAnswer<Unit>> Change(Body<ChangePassword> body, IMediator mediator, CancellationToken ct) =>
        new(await mediator.Send(body.Value, ct));

    /// <remarks>
    /// The answer is the same whether somebody signs in with this address or not. At most three mails come in an hour.
    /// </remarks>
    private static async Task<AcceptedAnswer<EmptyBody>> Forgot(
        Body<ForgotPassword> body, IMediator mediator, CancellationToken ct)
    {
        var asked = await mediator.Send(body.Value, ct);
        return (asked.Refusal is { } refusal ? Result<EmptyBody>.Refuse(refusal) : new EmptyBody()).ToAccepted();
    }

    /// <remarks>
    /// With the token of the mail, which is good once and for an hour. All sessions of the person end. Whoever has a second
    /// factor keeps it.
    /// </remarks>
    private static async Task<EmptyAnswer<Unit>> Reset(Body<ResetPassword> body, IMediator mediator, CancellationToken ct) =>
        new(await mediator.Send(body.Value, ct));

    /// <remarks>Also for staff who must set one up first.</remarks>
    private static async Task<OkAnswer<TwoFactor>> Get(IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetTwoFactor(), ct)).ToOk();

    /// <remarks>
    /// Enter the secret into an authenticator app, or show the address as a QR code, and confirm it with a code. Nothing changes
    /// until then. Whoever has an authenticator sends a code of it, or a recovery code, and exchanges it in this way.
    /// </remarks>
    private static async Task<SecretAnswer<TwoFactorSetup>> Start(
        Body<StartTwoFactor> body, IMediator mediator, CancellationToken ct)
    {
        var started = await mediator.Send(body.Value, ct);
        return (started.Refusal is { } refusal
            ? Result<TwoFactorSetup>.Refuse(refusal)
            : new TwoFactorSetup(started.Value.Secret, started.Value.Uri)).ToSecret();
    }

    /// <remarks>
    /// From now on a code is asked for at sign-in. All other sessions end. Keep the recovery codes: each stands in for a code of
    /// the authenticator once.
    /// </remarks>
    private static async Task<SecretAnswer<RecoveryCodes>> Confirm(
        Body<ConfirmTwoFactor> body, IMediator mediator, CancellationToken ct) =>
        RecoveryCodes.Of(await mediator.Send(body.Value, ct)).ToSecret();

    /// <remarks>The old ones are good for nothing from now on.</remarks>
    private static async Task<SecretAnswer<RecoveryCodes>> Renew(
        Body<RenewRecoveryCodes> body, IMediator mediator, CancellationToken ct) =>
        RecoveryCodes.Of(await mediator.Send(body.Value, ct)).ToSecret();

    /// <remarks>Staff cannot, outside Development.</remarks>
    private static async Task<ReportAnswer<TwoFactor>> TurnOff(
        Body<TurnOffTwoFactor> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(body.Value, ct)).ToReport();

    /// <remarks>
    /// A token goes to the old address and another to the new one. The address changes once both were sent to
    /// <c>POST /v1/account/email/confirm</c>. If somebody has the new address already, only a mail there says so.
    /// </remarks>
    private static async Task<AcceptedAnswer<PendingEmailChange>> ChangeAddress(
        Body<ChangeEmail> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(body.Value, ct)).ToAccepted();

    /// <remarks>
    /// With a token from either mail. Once both were sent, the address changes and all sessions of the person end.
    /// </remarks>
    private static async Task<ReportAnswer<ConfirmedEmail>> ConfirmAddress(
        Body<ConfirmEmail> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(body.Value, ct)).ToReport();

    /// <remarks>Ends the session of the token that the request comes with, and all its tokens.</remarks>
    private static async Task<EmptyAnswer<Unit>> EndThis(OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        new(await mediator.Send(new SignOut(), ct));

    /// <remarks>A session is a sign-in and all tokens that it led to. It is over two weeks after it was last used.</remarks>
    private static async Task<OkAnswer<SessionsView>> List(IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListSessions(), ct)).ToOk();

    /// <remarks>Its tokens are good for nothing from now on.</remarks>
    private static async Task<ReportAnswer<SessionsView>> End(Body<EndSession> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(body.Value, ct)).ToReport();

    /// <remarks>The session that asks stays.</remarks>
    private static async Task<ReportAnswer<SessionsView>> EndOthers(
        OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new EndOtherSessions(), ct)).ToReport();
}
