using System.Net;
using ChannelProgram.Api.Tests.Store;
using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Demo;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Infrastructure.Store;
using ChannelProgram.Web.Common;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.Identity;

public class TwoFactorTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private const string Path = "/v1/account/two-factor";

    [Fact]
    public async Task An_authenticator_counts_from_its_confirmation_on()
    {
        var email = await host.AddPerson();
        var person = host.Person(email);
        var secret = await Start(person);
        (await host.SignIn(email)).Expect(HttpStatusCode.OK);
        Assert.Equal("codeWrong", (await Confirm(person, "000000")).Expect(HttpStatusCode.BadRequest).Problem);
        Assert.Equal((false, 0), await State(person));

        var codes = SignInActions.Codes((await Confirm(person, host.CodeNow(secret))).Expect(HttpStatusCode.OK));

        Assert.Equal((10, 10), (codes.Count, codes.Distinct().Count()));
        Assert.Equal((true, 10), await State(person));
        Assert.Equal("codeRequired", (await host.SignIn(email)).Expect(HttpStatusCode.Unauthorized).Problem);
        Assert.Equal("codeRequired", (await host.SignIn(email, "000000")).Expect(HttpStatusCode.Unauthorized).Problem);
        Assert.Equal(
            "signInFailed",
            (await host.SignIn(email, host.CodeNow(secret, 1), "wrong")).Expect(HttpStatusCode.Unauthorized).Problem);
        host.ToNextCode();
        (await host.SignIn(email, host.CodeNow(secret))).Expect(HttpStatusCode.OK);
        Assert.Equal(["twoFactorOn"], await host.KindsTo(email));
        Assert.Equal(["user.twoFactorOn"], await host.AuditOf(await host.IdOf(email)));
    }

    [Fact]
    public async Task The_address_for_the_app_names_the_program_and_the_person()
    {
        var email = await host.AddPerson();

        var started = await host.Person(email).Post(Path, new { password = DemoSeed.Password });

        Assert.Equal(
            $"otpauth://totp/Partner%20program:{Uri.EscapeDataString(email)}?secret={started.String("secret")}"
            + "&issuer=Partner%20program",
            started.String("uri"));
    }

    [Fact]
    public async Task A_code_is_good_once_and_none_before_it()
    {
        var email = await host.AddPerson();
        var (secret, _) = await host.SetUpTwoFactor(host.Person(email));
        host.ToNextCode();
        host.ToNextCode();
        var (before, now) = (host.CodeNow(secret, -1), host.CodeNow(secret));

        (await host.SignIn(email, now)).Expect(HttpStatusCode.OK);

        Assert.Equal("codeRequired", (await host.SignIn(email, now)).Problem);
        Assert.Equal("codeRequired", (await host.SignIn(email, before)).Problem);
        (await host.SignIn(email, host.CodeNow(secret, 1))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_code_is_good_for_the_half_minutes_beside_its_own()
    {
        var email = await host.AddPerson();
        var (secret, _) = await host.SetUpTwoFactor(host.Person(email));
        for (var i = 0; i < 5; i++) host.ToNextCode();

        Assert.Equal("codeRequired", (await host.SignIn(email, host.CodeNow(secret, -2))).Problem);
        Assert.Equal("codeRequired", (await host.SignIn(email, host.CodeNow(secret, 2))).Problem);
        (await host.SignIn(email, host.CodeNow(secret, -1))).Expect(HttpStatusCode.OK);
        (await host.SignIn(email, host.CodeNow(secret, 1))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_many_at_once_with_one_code_one_gets_in()
    {
        for (var round = 0; round < TestRounds.Of(3, longRun: 30); round++)
        {
            var email = await host.AddPerson();
            var (secret, recovery) = await host.SetUpTwoFactor(host.Person(email));
            host.ToNextCode();

            foreach (var code in (string[])[host.CodeNow(secret), recovery[0]])
            {
                var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.SignIn(email, code)));
                Assert.Single(answers, it => it.Status == 200);
            }
        }
    }

    [Fact]
    public async Task A_recovery_code_is_good_once_however_it_is_typed()
    {
        var email = await host.AddPerson();
        var (_, codes) = await host.SetUpTwoFactor(host.Person(email));

        (await host.SignIn(email, codes[0])).Expect(HttpStatusCode.OK);
        Assert.Equal("codeRequired", (await host.SignIn(email, codes[0])).Problem);
        (await host.SignIn(email, codes[1].ToUpperInvariant().Replace('-', ' '))).Expect(HttpStatusCode.OK);
        Assert.Equal((true, 8), await State(host.Person(email)));
        Assert.Equal("codeRequired", (await host.SignIn(await Another(), codes[2])).Problem);

        async Task<string> Another()
        {
            var another = await host.AddPerson();
            await host.SetUpTwoFactor(host.Person(another));
            return another;
        }
    }

    [Fact]
    public async Task New_recovery_codes_replace_the_old_ones()
    {
        var email = await host.AddPerson();
        var person = host.Person(email);
        var (_, old) = await host.SetUpTwoFactor(person);

        var renewed = await person.Post($"{Path}/recovery-codes", new { password = DemoSeed.Password, code = old[0] });
        var codes = SignInActions.Codes(renewed.Expect(HttpStatusCode.OK));

        Assert.Equal("codeRequired", (await host.SignIn(email, old[1])).Problem);
        (await host.SignIn(email, codes[1])).Expect(HttpStatusCode.OK);
        Assert.Equal(["recoveryCodesRenewed", "twoFactorOn"], await host.KindsTo(email));
        Assert.Equal(["user.recoveryCodesRenewed", "user.twoFactorOn"], await host.AuditOf(await host.IdOf(email)));
    }

    [Fact]
    public async Task Turned_off_the_password_is_enough_again_and_the_person_is_told()
    {
        var email = await host.AddPerson();
        var person = host.Person(email);
        var (_, codes) = await host.SetUpTwoFactor(person);
        var ending = new { password = DemoSeed.Password, code = codes[0] };

        var off = (await person.Post($"{Path}/turn-off", ending)).Expect(HttpStatusCode.OK);

        Assert.False(off.Json.GetProperty("enabled").GetBoolean());
        (await host.SignIn(email)).Expect(HttpStatusCode.OK);
        Assert.Equal(["twoFactorOff", "twoFactorOn"], await host.KindsTo(email));
        Assert.Equal(["user.twoFactorOff", "user.twoFactorOn"], await host.AuditOf(await host.IdOf(email)));
        var again = ending with { code = codes[1] };
        Assert.Equal("twoFactorOff", (await person.Post($"{Path}/turn-off", again)).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal(
            "twoFactorOff", (await person.Post($"{Path}/recovery-codes", again)).Expect(HttpStatusCode.Conflict).Problem);
    }

    [Fact]
    public async Task Whoever_has_the_token_alone_changes_nothing()
    {
        var email = await host.AddPerson();
        var person = host.Person(email);
        Assert.Equal("twoFactorNotStarted", (await Confirm(person, "123456")).Expect(HttpStatusCode.Conflict).Problem);
        await Refused(Path, new { password = "wrong" }, "passwordWrong", "/password");
        var (secret, codes) = await host.SetUpTwoFactor(person);

        foreach (var path in (string[])[Path, $"{Path}/recovery-codes", $"{Path}/turn-off"])
        {
            await Refused(path, new { password = "wrong", code = codes[0] }, "passwordWrong", "/password");
            await Refused(path, new { password = DemoSeed.Password, code = host.CodeNow(secret) }, "codeWrong", "/code");
        }

        await Refused(Path, new { password = DemoSeed.Password }, "codeWrong", "/code");
        // A wrong password has not used up the code that came with it.
        (await person.Post(Path, new { password = DemoSeed.Password, code = codes[0] })).Expect(HttpStatusCode.OK);

        async Task Refused(string path, object body, string code, string at)
        {
            var answer = (await person.Post(path, body)).Expect(HttpStatusCode.BadRequest);
            Assert.Equal((code, at), (answer.Problem, answer.Faults.Single()));
        }
    }

    [Fact]
    public async Task An_authenticator_is_exchanged_with_a_code_of_the_old_one_which_is_good_until_then()
    {
        var email = await host.AddPerson();
        var person = host.Person(email);
        var (old, codes) = await host.SetUpTwoFactor(person);
        var started = await person.Post(Path, new { password = DemoSeed.Password, code = codes[0] });
        var secret = started.Expect(HttpStatusCode.OK).String("secret")!;
        host.ToNextCode();
        (await host.SignIn(email, host.CodeNow(old))).Expect(HttpStatusCode.OK);

        (await Confirm(person, host.CodeNow(secret))).Expect(HttpStatusCode.OK);

        host.ToNextCode();
        Assert.Equal("codeRequired", (await host.SignIn(email, host.CodeNow(old))).Problem);
        Assert.Equal("codeRequired", (await host.SignIn(email, codes[1])).Problem);
        (await host.SignIn(email, host.CodeNow(secret))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Sessions_without_a_second_factor_end_but_the_one_that_sets_it_up()
    {
        var email = await host.AddPerson();
        var other = await host.NewSession(email);
        var person = host.Person(email);

        await host.SetUpTwoFactor(person);

        Assert.Equal((401, 200), (await host.StatusOf(other.Access), (await person.Get("/v1/me")).Status));
        Assert.Equal("invalid_grant", (await host.Refresh(other.Refresh)).String("error"));
    }

    [Trait("Engine", "postgreSql")]
    [Fact]
    public async Task A_sign_in_that_is_under_way_when_it_is_turned_on_gets_no_tokens_without_a_code()
    {
        var email = await host.AddPerson();
        var id = await host.IdOf(email);
        await host.NewSession(email);
        await using var db = Engines.Open(TestServer.OfThisRun.Product, host.Database.ConnectionString);
        await using var turningOn = await db.Database.BeginTransactionAsync();
        // As the confirmation does: it locks, changes, ends the sessions that there are, and commits.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockKey.Of($"credentials {id}")})");
        var signingIn = host.SignIn(email);
        while (await host.Database.Query<long>($"SELECT count(*) FROM {TestDatabase.WaitingLocks}") == 0)
            Assert.False(signingIn.IsCompleted, "The sign-in did not wait.");
        await db.Users.Where(it => it.Id == id).ExecuteUpdateAsync(set => set.SetProperty(it => it.TwoFactorEnabled, true));
        await turningOn.CommitAsync();

        Assert.Equal("codeRequired", (await signingIn).Expect(HttpStatusCode.Unauthorized).Problem);
    }

    [Fact]
    public async Task After_ten_wrong_codes_no_code_is_looked_at_for_a_while_until_the_password_is_another()
    {
        var email = await host.AddPerson();
        var (_, codes) = await host.SetUpTwoFactor(host.Person(email));
        for (var i = 0; i < 10; i++) Assert.Equal("codeRequired", (await host.SignIn(email, "000000")).Problem);

        var refused = (await host.SignIn(email, codes[0])).Expect(HttpStatusCode.TooManyRequests);
        Assert.Equal("tooManyAttempts", refused.Problem);
        Assert.InRange((int)refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 15 * 60);

        await host.Nobody.Post("/v1/account/password/forgot", new { email });
        var token = await host.TokenTo(email, "passwordForgotten");
        (await host.Nobody.Post("/v1/account/password/reset", new { token, password = SignInActions.NewPassword }))
            .Expect(HttpStatusCode.NoContent);
        (await host.SignIn(email, codes[0], SignInActions.NewPassword)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Neither_secret_nor_recovery_codes_are_stored_as_they_are()
    {
        var email = await host.AddPerson();
        var (secret, codes) = await host.SetUpTwoFactor(host.Person(email));
        var id = await host.IdOf(email);

        var (stored, hashes) = await host.Database.Read(async db => (
            await db.Set<Authenticator>().SingleAsync(it => it.Person == id),
            await db.Set<RecoveryCode>().Where(it => it.Person == id).ToListAsync()));

        var raw = OtpNet.Base32Encoding.ToBytes(secret);
        Assert.Equal(-1, Convert.FromBase64String(stored.Secret!).AsSpan().IndexOf(raw));
        Assert.Null(stored.Unconfirmed);
        Assert.Equal((codes.Count, 32), (hashes.Count, hashes[0].Hash.Length));
    }

    [Fact]
    public async Task Staff_that_must_have_a_second_factor_may_do_nothing_before_but_set_it_up()
    {
        await using var node = host.Another((TwoFactorRule.Setting, "true"));
        node.StartServer();
        var email = await host.AddPerson(Role.ChannelManager);
        var staff = host.Person(email).At(node.Address);

        foreach (var path in (string[])["/v1/deals", "/v1/work", "/v1/program", "/v1/account/sessions"])
            Assert.Equal("twoFactorRequired", (await staff.Get(path)).Expect(HttpStatusCode.Forbidden).Problem);
        Assert.Equal(200, (await staff.Get("/v1/me")).Status);
        Assert.True((await staff.Get(Path)).Json.GetProperty("required").GetBoolean());
        var partner = host.Person(await host.AddPerson()).At(node.Address);
        Assert.Equal(200, (await partner.Get("/v1/deals")).Status);

        var (_, codes) = await host.SetUpTwoFactor(staff);

        Assert.Equal(200, (await staff.Get("/v1/deals")).Status);
        Assert.Equal(
            "twoFactorNeeded",
            (await staff.Post($"{Path}/turn-off", new { password = DemoSeed.Password, code = codes[0] }))
                .Expect(HttpStatusCode.Conflict).Problem);
    }

    [Fact]
    public void Nothing_else_is_open_to_them() => Assert.Equal(
        ["confirmTwoFactor", "getMe", "getTwoFactor", "signOut", "startTwoFactor"],
        host.Endpoints.Where(it => it.Metadata.GetMetadata<OpenWithoutTwoFactor>() is not null)
            .Select(it => it.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName).Order(StringComparer.Ordinal));

    private static async Task<string> Start(Api person) =>
        (await person.Post(Path, new { password = DemoSeed.Password })).Expect(HttpStatusCode.OK).String("secret")!;

    private static Task<Answer> Confirm(Api person, string code) => person.Post($"{Path}/confirm", new { code });

    private static async Task<(bool Enabled, int Left)> State(Api person)
    {
        var state = (await person.Get(Path)).Expect(HttpStatusCode.OK).Json;
        return (state.GetProperty("enabled").GetBoolean(), state.GetProperty("recoveryCodesLeft").GetInt32());
    }
}
