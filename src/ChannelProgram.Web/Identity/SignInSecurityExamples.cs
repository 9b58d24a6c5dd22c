using ChannelProgram.Application.Identity;

namespace ChannelProgram.Web.Identity;

internal static class SignInSecurityExamples
{
    private const string Password = "Development-only-1!";
    private const string NewPassword = "four quiet words of mine";
    private const string Token = "7hQ2mZ0vXk4cT9wYb1LrD6sNf8eUjAoPq3iGtVxKzHM";
    private const string Code = "492817";
    private const string Secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Session = new("019aa5b2-8c00-7a3b-9f21-6d0c4b5e7f10");

    public static readonly ChangePassword PasswordChange = new(Password, NewPassword);
    public static readonly ForgotPassword Forgotten = new("sales@gold.example");
    public static readonly ResetPassword PasswordReset = new(Token, NewPassword);

    public static readonly TwoFactor NoTwoFactor = new(Enabled: false, Required: false, RecoveryCodesLeft: 0);
    public static readonly StartTwoFactor Start = new(Password);
    public static readonly ConfirmTwoFactor Confirmation = new(Code);
    public static readonly RenewRecoveryCodes Renewal = new(Password, Code);
    public static readonly TurnOffTwoFactor Ending = new(Password, Code);

    public static readonly TwoFactorSetup Setup = new(
        Secret, $"otpauth://totp/Partner%20program:sales%40gold.example?secret={Secret}&issuer=Partner%20program");

    public static readonly RecoveryCodes Codes = new(
    [
        "kx4m-7tqz-a9rd-2wnp", "b3vh-q8sy-6ecf-uj5t", "r7dw-4npk-x2mz-9aqh", "t9cf-e6yb-3vsu-j8gr", "w2mz-8hka-q5xd-7pnt",
        "c6ub-s3je-9ryf-4vtg", "h8qa-x7pn-2kwm-z5dr", "y4gt-v9cs-6fbe-3juh", "n5rd-2zwq-8amk-x7tp", "e3yf-u6bv-j9sc-4hgq",
    ]);

    public static readonly ChangeEmail EmailChange = new("sam.seller@birch.example", Password);
    public static readonly PendingEmailChange Pending = new(Morning.AddDays(1));
    public static readonly ConfirmEmail EmailConfirmation = new(Token);
    public static readonly ConfirmedEmail EmailConfirmed = new(Changed: false);

    public static readonly SessionsView Sessions =
        new([new(Session, Client: null, "203.0.113.7", UserAgent: null, Morning, Morning, Current: true)]);

    public static readonly EndSession SessionEnding = new(Session);
}
