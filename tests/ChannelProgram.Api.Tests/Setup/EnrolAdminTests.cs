using System.Buffers.Binary;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using OtpNet;

namespace ChannelProgram.Api.Tests.Setup;

[Slow]
[Trait("Engine", "postgreSql")]
public partial class EnrolAdminTests
{
    [LongFact]
    public async Task The_first_admin_can_sign_in_and_no_second_one_is_enrolled()
    {
        await using var installation = await Installation.Make();
        var settings = installation.Settings();

        Assert.Equal(
            (1, "This person cannot be enrolled: nobody is no e-mail address."),
            await Enrol(settings, "nobody", "A good password 1!"));
        Assert.Equal(
            (1, "This person cannot be enrolled: the password needs at least 12 characters."),
            await Enrol(settings, "ada@vendor.example", "short"));
        Assert.Equal(0L, await installation.Database.Query<long>("SELECT count(*) FROM portal_users"));

        await using (var enrol = Node.Start("Production", settings, "admin", "enrol", "ada@vendor.example"))
        {
            await enrol.Tell("");
            Assert.Equal((0, ""), (await enrol.Stopped(), enrol.Complaint));

            await using var node = installation.Start();
            using var http = new HttpClient { BaseAddress = await node.Listening() };
            using var signedIn = await http.PostAsJsonAsync(
                "/v1/account/sign-in", new { email = "ada@vendor.example", password = Password().Match(enrol.Said).Value });
            Assert.Equal(200, (int)signedIn.StatusCode);
            await SetUpTwoFactor(http, Password().Match(enrol.Said).Value, await TokenOf(signedIn));
        }

        // In the third form of Identity's hashes the rounds stand behind its own number and that of the function.
        var hash = Convert.FromBase64String(await installation.Database.Query<string>("SELECT password_hash FROM portal_users"));
        Assert.InRange(BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5)), 210_000, int.MaxValue);

        Assert.Equal(
            (1, "There is a program administrator already: ask that person."),
            await Enrol(settings, "eve@vendor.example", "A good password 1!"));
        Assert.Equal("program user.joined ProgramAdmin", await installation.Database.Query<string>("""
            SELECT concat_ws(' ', a.actor, a.action, u.role) FROM audit a JOIN portal_users u ON u.id::text = a.subject
            WHERE a.action = 'user.joined'
            """));
    }

    private static async Task<(int Code, string Complaint)> Enrol(
        IReadOnlyDictionary<string, string> settings, string email, string password)
    {
        await using var node = Node.Start("Production", settings, "admin", "enrol", email);
        await node.Tell(password);
        return (await node.Stopped(), node.Complaint);
    }

    /// <summary>Which an administrator must do before anything else.</summary>
    private static async Task SetUpTwoFactor(HttpClient http, string password, string token)
    {
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var before = await http.GetAsync("/v1/work");
        Assert.Equal(403, (int)before.StatusCode);
        Assert.Contains("twoFactorRequired", await before.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var started = await http.PostAsJsonAsync("/v1/account/two-factor", new { password });
        var secret = (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString()!;
        var code = new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp();
        using var confirmed = await http.PostAsJsonAsync("/v1/account/two-factor/confirm", new { code });
        Assert.Equal(200, (int)confirmed.StatusCode);

        using var after = await http.GetAsync("/v1/work");
        Assert.Equal(200, (int)after.StatusCode);
    }

    private static async Task<string> TokenOf(HttpResponseMessage signedIn) =>
        (await signedIn.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;

    [GeneratedRegex(@"(?<=The password is )\S+(?=;)")]
    private static partial Regex Password();
}
