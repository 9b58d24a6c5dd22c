using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChannelProgram.Api.Tests.Identity;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Api.Tests.ApiClients;

internal static class ApiClientActions
{
    /// <returns>The id of a new partner.</returns>
    public static async Task<string> PartnerWithoutClients(this ChannelHost host, DateTimeOffset? since = null)
    {
        var partner = Partner.SignUp(
            new($"Partner {Guid.NewGuid():N}", "DE", PartnerType.Reseller), "gold", 1, since ?? host.Clock.Now);
        await host.Database.Write(db => db.Add(partner));
        return partner.Id.Value.ToString();
    }

    /// <summary>Somebody new who administers a partner.</summary>
    public static async Task<Api> AdminOf(this ChannelHost host, string partner) =>
        host.Person(await host.AddPerson(Role.PartnerAdmin, new(Guid.Parse(partner))));

    /// <summary>The clients of the caller's partner.</summary>
    public static async Task<string> Clients(this Api caller) => $"/v1/partners/{await caller.PartnerId()}/api-clients";

    public static async Task<Made> AddClient(this Api caller, string all, params string[] scopes)
    {
        var answer = await caller.Post(all, new { name = "CRM", scopes = scopes is [] ? ["deals.read"] : scopes });
        return Made.Of(all, answer.Expect(HttpStatusCode.Created));
    }

    public static async Task<string> Rotate(this Api caller, Made client, object? body = null) =>
        (await caller.Post($"{client.Path}/rotate", body)).Expect(HttpStatusCode.OK).String("secret")!;

    public static async Task<Answer> Patch(this Api caller, string path, object patch, string ifMatch = "*") =>
        await caller.Send(HttpMethod.Patch, path, JsonContent.Create(patch), ("If-Match", ifMatch));

    public static Task<Answer> Token(this ChannelHost host, string client, string secret, Uri? node = null) =>
        (node is null ? host.Nobody : host.Nobody.At(node)).Send(
            HttpMethod.Post, "/connect/token",
            new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = client,
                ["client_secret"] = secret,
            }));

    public static async Task<Answer> Me(this ChannelHost host, string token, Uri? node = null) =>
        await (node is null ? host.Nobody : host.Nobody.At(node)).Get("/v1/me", ("Authorization", $"Bearer {token}"));

    /// <summary>A client that was just made.</summary>
    public sealed record Made(string Path, string ClientId, string Secret)
    {
        public static Made Of(string all, Answer answer)
        {
            var client = answer.Json.GetProperty("client");
            return new(
                $"{all}/{client.GetProperty("id").GetString()}", client.GetProperty("clientId").GetString()!,
                answer.String("secret") ?? "");
        }
    }

    public static IEnumerable<string> Texts(this JsonElement of, string member) =>
        of.GetProperty(member).EnumerateArray().Select(it => it.GetString()!);
}
