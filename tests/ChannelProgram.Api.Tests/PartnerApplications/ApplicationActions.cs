using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ChannelProgram.Domain.Mails;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.PartnerApplications;

internal static partial class ApplicationActions
{
    public const string Password = "correct-horse-battery-Staple-1";

    /// <summary>As a browser would: it tries one number after the other.</summary>
    public static async Task<object> Proof(this Api nobody)
    {
        var (challenge, nonce) = await nobody.SolvedChallenge();
        return new { challenge, nonce };
    }

    public static async Task<(string Challenge, string Nonce)> SolvedChallenge(this Api nobody)
    {
        var challenge = (await nobody.Get("/v1/partner-applications/challenge")).Expect(HttpStatusCode.OK);
        var (text, bits) = (challenge.String("challenge")!, challenge.Json.GetProperty("bits").GetInt32());
        return (text, NonceOf(text, bits));
    }

    public static string NonceOf(string challenge, int bits)
    {
        for (var nonce = 0; ; nonce++)
        {
            var hash = SHA256.HashData(
                Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{challenge}.{nonce}")));
            if (BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt32BigEndian(hash)) >= bits)
                return nonce.ToString(CultureInfo.InvariantCulture);
        }
    }

    public static string SecretIn(string mail) => Secret().Match(mail).Groups[1].Value;

    /// <param name="mail">Null: in the domain of the website.</param>
    public static async Task<Answer> Apply(
        this ChannelHost host, string website, string? mail = null, string? name = null, object? proof = null,
        string? agreementVersion = "1") => await host.Nobody.Post("/v1/partner-applications", new
        {
            company = new { name = name ?? Registration.NameOf(website), country = "DE", website },
            type = "reseller",
            contact = new { name = "Robin Rowan", email = mail ?? $"robin@{website}" },
            agreementVersion,
            proof = proof ?? await host.Nobody.Proof(),
        });

    public static Task<Mail> MailTo(this ChannelHost host, string address, string kind) => host.Database.Read(db =>
        db.Set<Mail>().SingleAsync(it => it.Address == address && it.Kind == kind));

    public static async Task<string> SecretTo(this ChannelHost host, string address) =>
        Secret().Match((await host.MailTo(address, "applicationConfirm")).Text).Groups[1].Value;

    public static async Task<string> LinkTo(this ChannelHost host, string address) =>
        Link().Match((await host.MailTo(address, "applicationConfirm")).Text).Groups[1].Value;

    public static async Task<Answer> Confirm(this ChannelHost host, string address, string password = Password) =>
        await host.Nobody.Post(
            "/v1/partner-applications/confirm", new { secret = await host.SecretTo(address), password });

    [GeneratedRegex("by-link/([A-Za-z0-9_-]{43}) tells")]
    private static partial Regex Link();

    [GeneratedRegex("the secret ([A-Za-z0-9_-]{43}) and")]
    private static partial Regex Secret();
}
