using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Demo;

namespace ChannelProgram.Api.Tests.Identity;

internal sealed class SignInSecurityOperations : IFeatureOperations
{
    private const string Account = "/v1/account";
    private const string ShownToken = "7hQ2mZ0vXk4cT9wYb1LrD6sNf8eUjAoPq3iGtVxKzHM";
    private const string ShownCode = "492817";
    private const string ShownSession = "019aa5b2-8c00-7a3b-9f21-6d0c4b5e7f10";

    private static readonly string[] People = Enum.GetNames<Role>();

    // Whoever walks them all must not be signed out by one of them.
    private static readonly object Wrong = new { surprise = 1 };

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("changePassword", "POST", $"{Account}/password", new { }, People),
        new("forgotPassword", "POST", $"{Account}/password/forgot", new { }, Callers.Everybody),
        new("resetPassword", "POST", $"{Account}/password/reset", new { }, Callers.Everybody),
        new("getTwoFactor", "GET", $"{Account}/two-factor", null, People),
        new("startTwoFactor", "POST", $"{Account}/two-factor", new { }, People),
        new("confirmTwoFactor", "POST", $"{Account}/two-factor/confirm", new { }, People),
        new("renewRecoveryCodes", "POST", $"{Account}/two-factor/recovery-codes", new { }, People),
        new("turnOffTwoFactor", "POST", $"{Account}/two-factor/turn-off", new { }, People),
        new("changeEmail", "POST", $"{Account}/email", new { }, People),
        new("confirmEmail", "POST", $"{Account}/email/confirm", new { }, Callers.Everybody),
        new("signOut", "POST", $"{Account}/sign-out", Wrong, People),
        new("listSessions", "GET", $"{Account}/sessions", null, People),
        new("endSession", "POST", $"{Account}/sessions/end", new { }, People),
        new("endOtherSessions", "POST", $"{Account}/sessions/end-others", Wrong, People),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        [$"{Account}/password"] = WhoGoes,
        [$"{Account}/password/reset"] = WithForgottenPassword,
        [$"{Account}/two-factor"] = OfSomebody,
        [$"{Account}/two-factor/confirm"] = WithStartedTwoFactor,
        [$"{Account}/two-factor/recovery-codes"] = WithTwoFactor,
        [$"{Account}/two-factor/turn-off"] = WithTwoFactor,
        [$"{Account}/email"] = OfSomebody,
        [$"{Account}/email/confirm"] = WithEmailChange,
        [$"{Account}/sign-out"] = WhoGoes,
        [$"{Account}/sessions"] = OfSomebody,
        [$"{Account}/sessions/end"] = WithAnotherSession,
        [$"{Account}/sessions/end-others"] = OfSomebody,
    };

    private static async Task<OperationSetup> OfSomebody(ChannelHost host, DocumentedOperation operation) =>
        new(host.Person(await host.AddPerson()), operation.Definition.Path);

    private static async Task<OperationSetup> WhoGoes(ChannelHost host, DocumentedOperation operation) =>
        new(host.Person(await host.AddPerson()), operation.Definition.Path) { EndsSession = true };

    private static async Task<OperationSetup> WithForgottenPassword(ChannelHost host, DocumentedOperation operation)
    {
        var email = await host.AddPerson();
        await host.Clear();
        await host.Nobody.Post($"{Account}/password/forgot", new { email });
        return new(host.Nobody, operation.Definition.Path)
        {
            Named = (ShownToken, await host.TokenTo(email, "passwordForgotten")),
        };
    }

    private static async Task<OperationSetup> WithStartedTwoFactor(ChannelHost host, DocumentedOperation operation)
    {
        var person = host.Person(await host.AddPerson());
        var started = await person.Post($"{Account}/two-factor", new { password = DemoSeed.Password });
        return new(person, operation.Definition.Path) { Named = (ShownCode, host.CodeNow(started.String("secret")!)) };
    }

    private static async Task<OperationSetup> WithTwoFactor(ChannelHost host, DocumentedOperation operation)
    {
        var person = host.Person(await host.AddPerson());
        var (secret, _) = await host.SetUpTwoFactor(person);
        // That of now is used up.
        return new(person, operation.Definition.Path) { Named = (ShownCode, host.CodeNow(secret, halfMinutesAhead: 1)) };
    }

    private static async Task<OperationSetup> WithEmailChange(ChannelHost host, DocumentedOperation operation)
    {
        var email = await host.AddPerson();
        await host.Person(email).Post($"{Account}/email", new { email = $"new.{email}", password = DemoSeed.Password });
        return new(host.Nobody, operation.Definition.Path)
        {
            Named = (ShownToken, await host.TokenTo(email, "emailChangeAsked")),
        };
    }

    private static async Task<OperationSetup> WithAnotherSession(ChannelHost host, DocumentedOperation operation)
    {
        var email = await host.AddPerson();
        var person = host.Person(email);
        await host.NewSession(email);
        var other = (await person.Get($"{Account}/sessions")).Json.GetProperty("items").EnumerateArray()
            .First(it => !it.GetProperty("current").GetBoolean());
        return new(person, operation.Definition.Path) { Named = (ShownSession, other.GetProperty("id").GetString()!) };
    }
}
