using System.Net;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Mails;
using ChannelProgram.Infrastructure.Demo;
using ChannelProgram.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;

namespace ChannelProgram.Api.Tests.Identity;

internal static class SignInActions
{
    public const string NewPassword = "four quiet words of mine";

    private static readonly TimeSpan HalfMinute = TimeSpan.FromSeconds(30);

    /// <summary>Somebody whom no other test knows, with the password of the demo.</summary>
    /// <param name="of">The partner of who is not of the staff; null: the gold one of the demo.</param>
    /// <returns>The address.</returns>
    public static async Task<string> AddPerson(
        this ChannelHost host, Role role = Role.PartnerSales, PartnerId? of = null)
    {
        var email = $"p{Guid.NewGuid():N}@somewhere.example";
        var partner = role < Role.PartnerAdmin
            ? (PartnerId?)null
            : of ?? await host.Database.Read(db => db.Users.Where(it => it.Email == "sales@gold.example").Select(it => it.Partner)
                .SingleAsync());
        var user = new PortalUser
        {
            Id = Guid.CreateVersion7(host.Clock.Now),
            Partner = partner,
            Role = role,
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        user.PasswordHash = host.Services.GetRequiredService<IPasswordHasher<PortalUser>>()
            .HashPassword(user, DemoSeed.Password);
        await host.Database.Write(db => db.Add(user));
        return email;
    }

    public static async Task<Guid> IdOf(this ChannelHost host, string email) =>
        await host.Database.Read(db => db.Users.Where(it => it.Email == email).Select(it => it.Id).SingleAsync());

    public static Task<Answer> SignIn(
        this ChannelHost host, string email, string? code = null, string password = DemoSeed.Password) =>
        host.Nobody.Post("/v1/account/sign-in", code is null ? new { email, password } : new { email, password, code });

    /// <summary>A session of its own: its tokens.</summary>
    public static async Task<(string Access, string Refresh)> NewSession(
        this ChannelHost host, string email, string? code = null)
    {
        var answer = (await host.SignIn(email, code)).Expect(HttpStatusCode.OK);
        return (answer.String("accessToken")!, answer.String("refreshToken")!);
    }

    /// <summary>Reads with a token, at whatever node is next.</summary>
    public static async Task<int> StatusOf(this ChannelHost host, string token, string path = "/v1/me") =>
        (await host.Nobody.Get(path, ("Authorization", $"Bearer {token}"))).Status;

    public static Task<Answer> PostWith(this ChannelHost host, string token, string path, string json = "{}") =>
        host.Nobody.PostText(path, json, ("Authorization", $"Bearer {token}"));

    public static Task<Answer> Refresh(this ChannelHost host, string token) => host.Nobody.Send(
        HttpMethod.Post, "/connect/token",
        new StringContent($"grant_type=refresh_token&refresh_token={token}", null, "application/x-www-form-urlencoded"));

    /// <summary>What an authenticator with this secret shows now.</summary>
    public static string CodeNow(this ChannelHost host, string secret, int halfMinutesAhead = 0) =>
        new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp((host.Clock.Now + (halfMinutesAhead * HalfMinute)).UtcDateTime);

    /// <summary>The next half minute has begun: an authenticator shows another code.</summary>
    public static void ToNextCode(this ChannelHost host) => host.Clock.Now += HalfMinute;

    public static async Task<(string Secret, IReadOnlyList<string> RecoveryCodes)> SetUpTwoFactor(
        this ChannelHost host, Api person)
    {
        var started = (await person.Post("/v1/account/two-factor", new { password = DemoSeed.Password }))
            .Expect(HttpStatusCode.OK);
        var secret = started.String("secret")!;
        var confirmed = await person.Post("/v1/account/two-factor/confirm", new { code = host.CodeNow(secret) });
        return (secret, Codes(confirmed.Expect(HttpStatusCode.OK)));
    }

    public static IReadOnlyList<string> Codes(Answer answer) =>
        [.. answer.Json.GetProperty("codes").EnumerateArray().Select(it => it.GetString()!)];

    /// <summary>The kinds of the mails to an address, sorted.</summary>
    public static async Task<IReadOnlyList<string>> KindsTo(this ChannelHost host, string address) =>
        [.. (await host.MailsTo(address)).Select(it => it.Kind).Order(StringComparer.Ordinal)];

    public static Task<List<Mail>> MailsTo(this ChannelHost host, string address) => host.Database.Read(db =>
        db.Set<Mail>().Where(it => it.Address == address).OrderBy(it => it.QueuedAt).ToListAsync());

    /// <summary>What is mailed from now on is later than what was before.</summary>
    public static void Tick(this ChannelHost host) => host.Clock.Now += TimeSpan.FromSeconds(1);

    /// <summary>The token of the last mail of this kind to an address.</summary>
    public static async Task<string> TokenTo(this ChannelHost host, string address, string kind)
    {
        var mail = (await host.MailsTo(address)).Last(it => it.Kind == kind);
        Assert.True(mail.HasSecret);
        return mail.Text.Split(": ").Select(it => it.Split('\n')[0].Trim()).Single(it => it.Length == 43);
    }

    /// <summary>Nothing was tried yet: whoever walks many operations asks more often than one source may.</summary>
    public static Task Clear(this ChannelHost host) => host.Database.Execute("DELETE FROM attempt_counts");

    /// <summary>What the audit says of a person, sorted.</summary>
    public static async Task<IReadOnlyList<string>> AuditOf(this ChannelHost host, Guid person)
    {
        var subject = person.ToString();
        var rows = await host.Database.Read(db => db.Set<Infrastructure.Outbox.AuditRow>()
            .Where(it => it.Subject == subject).OrderBy(it => it.Action).ToListAsync());
        Assert.All(rows, it => Assert.DoesNotContain("@", it.After, StringComparison.Ordinal));
        Assert.All(rows, it => Assert.Equal(subject, it.Actor));
        return [.. rows.Select(it => it.Action).Order(StringComparer.Ordinal)];
    }
}
