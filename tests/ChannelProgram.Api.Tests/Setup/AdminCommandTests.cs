using System.Net.Http.Json;
using System.Text.Json;
using ChannelProgram.Api.Tests.PartnerApplications;
using ChannelProgram.Application.Common;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace ChannelProgram.Api.Tests.Setup;

/// <summary>What an operator does from the shell, beside a running node.</summary>
[Slow]
[Trait("Engine", "postgreSql")]
public sealed class AdminCommandTests
{
    private const string Ada = "ada@vendor.example";
    private const string Password = "four quiet words of mine";

    private const string Usages =
        "admin enrol EMAIL, admin reset-second-factor EMAIL, admin rotate-keys [FOLDER], admin list-clients, "
        + "admin revoke-client CLIENT_ID, admin check, admin solve-challenge CHALLENGE BITS";

    private static readonly Dictionary<string, string> NoSettings = [];

    [Theory]
    [InlineData(new string[] { }, $"Say what to do: {Usages}. admin help says more.")]
    [InlineData(new[] { "chek" }, $"There is no command admin chek; there are {Usages}.")]
    [InlineData(new[] { "enrol" }, "The usage is: admin enrol EMAIL.")]
    [InlineData(new[] { "check", "all" }, "The usage is: admin check.")]
    [InlineData(new[] { "rotate-keys", "one", "two" }, "The usage is: admin rotate-keys [FOLDER].")]
    [InlineData(new[] { "solve-challenge", "one" }, "The usage is: admin solve-challenge CHALLENGE BITS.")]
    [InlineData(
        new[] { "solve-challenge", "one", "33" }, "BITS must be a whole number from 1 to 32, as the challenge has it.")]
    public async Task Wrong_arguments_are_told_in_one_sentence(string[] arguments, string complaint) =>
        Assert.Equal(complaint, await Node.Complains("Production", NoSettings, ["admin", .. arguments]));

    [Fact]
    public async Task Help_needs_no_settings()
    {
        await using var help = Node.Start("Production", NoSettings, "admin", "help");

        Assert.Equal((0, ""), (await help.Stopped(), help.Complaint));
        Assert.All(Usages.Split(", "), it => Assert.Contains(it, help.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_challenge_is_solved_without_settings()
    {
        await using var solve = Node.Start("Production", NoSettings, "admin", "solve-challenge", "CfDJ8J2Qv0m5", "12");

        Assert.Equal(0, await solve.Stopped());
        Assert.Equal(ApplicationActions.NonceOf("CfDJ8J2Qv0m5", 12), solve.Output);
    }

    [LongFact]
    public async Task A_lost_second_factor_is_turned_off_and_its_sessions_end()
    {
        await using var installation = await Installation.Make();
        await using (var enrol = Node.Start("Production", installation.Settings(), "admin", "enrol", Ada))
        {
            await enrol.Tell(Password);
            Assert.Equal(0, await enrol.Stopped());
        }

        await using var node = installation.Start();
        using var http = new HttpClient { BaseAddress = await node.Listening() };
        var token = await SignIn(http);
        var secret = (await Post(http, token, "/v1/account/two-factor", new { password = Password })).GetProperty("secret");
        await Post(
            http, token, "/v1/account/two-factor/confirm",
            new { code = new Totp(Base32Encoding.ToBytes(secret.GetString()!)).ComputeTotp() });
        using var withoutCode = await http.PostAsJsonAsync("/v1/account/sign-in", new { email = Ada, password = Password });
        Assert.Equal(401, (int)withoutCode.StatusCode);

        Assert.Equal(
            (1, "eve@vendor.example: Nobody who may sign in has this e-mail address."),
            await Run(installation, "reset-second-factor", "eve@vendor.example"));
        Assert.Equal(
            (0, $"{Ada} signs in with the password alone from now on. All sessions ended; a mail says so."),
            await Run(installation, "reset-second-factor", Ada));

        Assert.Equal(401, await StatusOf(http, token));
        await SignIn(http);
        Assert.Equal("0 0 1", await installation.Database.Query<string>("""
            SELECT concat_ws(' ', (SELECT count(*) FROM authenticators), (SELECT count(*) FROM recovery_codes),
              (SELECT count(*) FROM mails WHERE kind = 'twoFactorOff'))
            """));
        Assert.Equal("program user.twoFactorOff", await installation.Database.Query<string>($"""
            SELECT concat_ws(' ', a.actor, a.action) FROM audit a JOIN portal_users u ON u.id::text = a.subject
            WHERE a.action = 'user.twoFactorOff' AND u.email = '{Ada}'
            """));
        Assert.Equal(
            (1, $"{Ada}: This person has no second factor."), await Run(installation, "reset-second-factor", Ada));
    }

    [LongFact]
    public async Task Clients_are_listed_and_one_is_revoked_with_its_tokens()
    {
        await using var installation = await Installation.Make();
        await using var node = installation.Start();
        using var system = await Installation.SignedIn(await node.Listening());
        Assert.Equal(200, (int)(await system.GetAsync("/v1/me")).StatusCode);

        var (code, listed) = await Run(installation, "list-clients");
        Assert.Equal(0, code);
        Assert.StartsWith(
            $"{Installation.Client}: {Installation.Client}, system of Acme Resale ({installation.Partner}), last used ", listed,
            StringComparison.Ordinal);
        Assert.EndsWith(", deals.read deals.write", listed, StringComparison.Ordinal);

        Assert.Equal((1, "nobody: There is no such API client."), await Run(installation, "revoke-client", "nobody"));
        Assert.Equal(
            (0, $"{Installation.Client} is revoked: its secrets and tokens are good no longer."),
            await Run(installation, "revoke-client", Installation.Client));

        Assert.Equal(401, (int)(await system.GetAsync("/v1/me")).StatusCode);
        Assert.Contains(", revoked 20", (await Run(installation, "list-clients")).Said, StringComparison.Ordinal);
        Assert.Equal(
            (1, $"{Installation.Client}: This API client is revoked."),
            await Run(installation, "revoke-client", Installation.Client));
        Assert.Equal("program apiClient.revoked", await installation.Database.Query<string>(
            "SELECT concat_ws(' ', actor, action) FROM audit WHERE action = 'apiClient.revoked'"));
    }

    [LongFact]
    public async Task Tokens_stay_good_while_a_new_key_takes_over_and_after()
    {
        await using var installation = await Installation.Make();
        await using var before = installation.Start();
        using var old = await Installation.SignedIn(await before.Listening());

        var (code, said) = await Run(installation, "rotate-keys");

        Assert.Equal(0, code);
        Assert.Matches(@"^The database has a new key, which the nodes use from 20\S+Z on\.", said);
        Assert.Equal(200, (int)(await old.GetAsync("/v1/me")).StatusCode);
        using (await Installation.SignedIn(await before.Listening())) { }
        Assert.Equal("program tokenKey.rotated", await installation.Database.Query<string>(
            "SELECT concat_ws(' ', actor, action) FROM audit WHERE action LIKE 'tokenKey.%'"));
        Assert.Equal("2 0", await installation.Database.Query<string>("""
            SELECT concat_ws(' ', count(*), count(*) FILTER (WHERE xml NOT LIKE '%EncryptedKey%')) FROM data_protection_keys
            """));

        // As if two days had passed: the new key is in use.
        await installation.Database.Execute("""
            UPDATE data_protection_keys SET xml = regexp_replace(xml, '<activationDate>[^<]*<', '<activationDate>'
              || to_char(now() - interval '1 minute', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || '<')
            WHERE id = (SELECT max(id) FROM data_protection_keys)
            """);
        await using var after = installation.Start();
        using var renewed = await Installation.SignedIn(await after.Listening());
        Assert.Equal(200, (int)(await renewed.GetAsync("/v1/me")).StatusCode);
        old.DefaultRequestHeaders.Host = null;
        using var elsewhere = new HttpClient { BaseAddress = await after.Listening() };
        elsewhere.DefaultRequestHeaders.Authorization = old.DefaultRequestHeaders.Authorization;
        Assert.Equal(200, (int)(await elsewhere.GetAsync("/v1/me")).StatusCode);
        Assert.NotEqual(KeyOf(old), KeyOf(renewed));

        // Behind four bytes that tell the format stands the key's id.
        static string KeyOf(HttpClient http) => Convert.ToHexString(Microsoft.AspNetCore.WebUtilities.WebEncoders
            .Base64UrlDecode(http.DefaultRequestHeaders.Authorization!.Parameter!).AsSpan(4, 16));
    }

    [LongFact]
    public async Task Another_certificate_encrypts_new_keys_while_the_old_one_opens_the_old_keys()
    {
        await using var installation = await Installation.Make();
        await using var before = installation.Start();
        using var old = await Installation.SignedIn(await before.Listening());
        var folder = Directory.CreateTempSubdirectory("keys").FullName;
        var file = Path.Combine(folder, "keys.p12");
        await File.WriteAllBytesAsync(file, Installation.MakeCertificate());
        var oldFile = installation.Settings()["DataProtection:Certificate"];
        const string Other = "DataProtection:OtherCertificate";

        await using var first = installation.Start((Other, file), ($"{Other}Password", "a password"));
        await using var second = installation.Start(
            ("DataProtection:Certificate", file), (Other, oldFile), ($"{Other}Password", "a password"));

        foreach (var node in new[] { first, second })
        {
            using var http = new HttpClient { BaseAddress = await node.Listening() };
            http.DefaultRequestHeaders.Authorization = old.DefaultRequestHeaders.Authorization;
            Assert.Equal(200, (int)(await http.GetAsync("/v1/me")).StatusCode);
        }

        Directory.Delete(folder, recursive: true);
    }

    [LongFact]
    public async Task New_key_files_sign_beside_the_old_ones_which_stay_published()
    {
        await using var installation = await Installation.Make();
        var above = Directory.CreateTempSubdirectory("keys").FullName;
        var folder = Path.Combine(above, "next");
        await using var first = installation.Start();
        var (oldSigning, oldReceipts, oldBadges) = await KeysAt(await first.Listening());

        Assert.Equal(0, (await Run(installation, "rotate-keys", folder)).Code);
        Assert.Equal(3, Directory.GetFiles(folder).Length);
        var (again, complaint) = await Run(installation, "rotate-keys", folder);

        Assert.Equal(1, again);
        Assert.EndsWith("signing.p12 exists already: name another folder.", complaint, StringComparison.Ordinal);
        var (signing, receipts) = (Path.Combine(folder, "signing.p12"), Path.Combine(folder, "receipts.p12"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(signing));
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        }

        var settings = installation.Settings();
        await using var second = installation.Start(
            ("Tokens:OtherSigningCertificate", signing), ("Tokens:OtherSigningCertificatePassword", "a password"));
        var (both, _, _) = await KeysAt(await second.Listening());
        await using var third = installation.Start(
            ("Tokens:SigningCertificate", signing), ("Tokens:OtherSigningCertificate", settings["Tokens:SigningCertificate"]),
            ("Tokens:OtherSigningCertificatePassword", "a password"), ("Receipts:SigningCertificate", receipts),
            ("Badges:SigningCertificate", Path.Combine(folder, "badges.p12")));
        var (exchanged, allReceipts, allBadges) = await KeysAt(await third.Listening());

        Assert.Equal(2, both.Count);
        Assert.Equal(oldSigning[0], both[0]);
        Assert.Equal(both.Reverse(), exchanged);
        Assert.Equal(2, allReceipts.Count);
        Assert.Contains(oldReceipts[0], allReceipts);
        Assert.Equal(2, allBadges.Count);
        Assert.Contains(oldBadges[0], allBadges);
        Directory.Delete(above, recursive: true);
    }

    [LongFact]
    public async Task A_rotation_that_fails_leaves_no_file_and_can_be_repeated()
    {
        await using var installation = await Installation.Make();
        var folder = Directory.CreateTempSubdirectory("keys").FullName;
        await installation.Database.Execute("ALTER TABLE audit RENAME TO no_audit");

        Assert.Equal(
            (
                1,
                "The database that ConnectionStrings:Channel names cannot be used: 42P01: relation \"audit\" does not exist"),
            await Run(installation, "rotate-keys", folder));
        Assert.Empty(Directory.GetFiles(folder));

        await installation.Database.Execute("ALTER TABLE no_audit RENAME TO audit");
        Assert.Equal(0, (await Run(installation, "rotate-keys", folder)).Code);
        Assert.Equal(
            (1, "-next is no folder: name one that does not begin with a hyphen."),
            await Run(installation, "rotate-keys", "-next"));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_check_tells_faults_by_its_exit_code_and_warnings_not()
    {
        await using var installation = await Installation.Make();
        var warning = $"warning users: Partner {installation.Partner} is active and has no administrator who can sign in.\n"
            + "warning users: The vendor has no program administrator who can sign in.";
        Assert.Equal((0, $"{warning}\n0 faults, 2 warnings."), await Run(installation, "check"));

        await installation.Database.Execute($"""
            SET session_replication_role = replica;
            UPDATE api_clients SET partner = '019ab000-0000-7000-8000-000000000001' WHERE client_id = '{Installation.Client}'
            """);

        Assert.Equal(
            (
                1,
                $"fault api-clients: API client {Installation.Client} is of partner 019ab000-0000-7000-8000-000000000001, which "
                + $"does not exist.\n{warning}\n1 faults, 2 warnings."),
            await Run(installation, "check"));
    }

    private static async Task<(int Code, string Said)> Run(Installation installation, params string[] command)
    {
        await using var node = Node.Start("Production", installation.Settings(), ["admin", .. command]);
        var code = await node.Stopped();
        var lines = node.Said.Split('\n').Select(it => it.Trim());
        return (code, string.Join('\n', lines.Where(it => it is not "" && !it.StartsWith('{'))));
    }

    private static async Task<(IReadOnlyList<string> Signing, IReadOnlyList<string> Receipts, IReadOnlyList<string> Badges)>
        KeysAt(Uri node)
    {
        using var http = new HttpClient { BaseAddress = node };
        return (
            await Ids("/.well-known/jwks"), await Ids("/.well-known/receipt-keys"), await Ids("/v1/badge-issuer/keys"));

        async Task<IReadOnlyList<string>> Ids(string path) =>
            [.. (await http.GetFromJsonAsync<JsonElement>(path)).GetProperty("keys").EnumerateArray()
                .Select(it => it.GetProperty("kid").GetString()!)];
    }

    private static async Task<string> SignIn(HttpClient http)
    {
        using var answer = await http.PostAsJsonAsync("/v1/account/sign-in", new { email = Ada, password = Password });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
    }

    private static async Task<JsonElement> Post(HttpClient http, string token, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<int> StatusOf(HttpClient http, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/me");
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await http.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
