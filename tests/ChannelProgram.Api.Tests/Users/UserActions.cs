using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using ChannelProgram.Domain.Mails;
using ChannelProgram.Infrastructure.Demo;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.Users;

internal static partial class UserActions
{
    public static string NewAddress() => $"u{Guid.NewGuid():N}@birch.example";

    /// <summary>From the latest mail to an address, which nobody has sent yet.</summary>
    public static async Task<string> InvitationTokenOf(this ChannelHost host, string email) =>
        TokenIn((await host.InvitationsTo(email))[^1].Text);

    public static string TokenIn(string mail) => Token().Match(mail).Value;

    public static Task<List<Mail>> InvitationsTo(this ChannelHost host, string email) => host.Database.Read(db =>
        db.Set<Mail>().Where(it => it.Address == email && it.Kind == "userInvited").OrderBy(it => it.QueuedAt)
            .ThenBy(it => it.Id).ToListAsync());

    public static async Task<Answer> Invite(this Api caller, string all, string email, string role = "partnerSales") =>
        await caller.Post(all, new { email, role });

    public static async Task<Answer> Accept(this ChannelHost host, string email) =>
        (await host.TryAccept(await host.InvitationTokenOf(email))).Expect(HttpStatusCode.OK);

    public static Task<Answer> TryAccept(this ChannelHost host, string token, string? password = null) =>
        host.Nobody.Post("/v1/invitations/accept", new { token, password = password ?? DemoSeed.Password });

    /// <summary>Somebody new who has joined.</summary>
    /// <returns>The path of the user, and the address.</returns>
    public static async Task<(string Path, string Email)> Joined(
        this ChannelHost host, Api caller, string all, string role = "partnerSales")
    {
        var email = NewAddress();
        var invited = (await caller.Invite(all, email, role)).Expect(HttpStatusCode.Created);
        await host.Accept(email);
        return ($"{all}/{invited.Id}", email);
    }

    public static Task<Answer> SignIn(this ChannelHost host, string email, string? password = null) =>
        host.Nobody.Post("/v1/account/sign-in", new { email, password = password ?? DemoSeed.Password });

    public static Task<Answer> ChangeRole(this Api caller, string path, string role) => caller.Send(
        HttpMethod.Patch, path, JsonContent.Create(new { role }), ("If-Match", "*"));

    [GeneratedRegex("(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])")]
    private static partial Regex Token();
}
