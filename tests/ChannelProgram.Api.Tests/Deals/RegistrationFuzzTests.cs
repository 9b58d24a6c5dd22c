using System.Text;
using System.Text.Json.Nodes;

namespace ChannelProgram.Api.Tests.Deals;

public class RegistrationFuzzTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private static readonly int Rounds = TestRounds.Of(200, longRun: 10_000);

    private static readonly string[] Nasty =
    [
        "null", "true", "0", "-1", "1e400", "1e-400", "12.345", "99999999999999999999", "[]", "{}", "[[[[]]]]", "\"\"", "\" \"",
        "\"\\u0000\"",
        "\"\\ud83d\"", "\"\\ufffe\"", "\"\\u202e\"", "\"9999-12-31\"", "\"0000-00-00\"", "\"2027-06-30\"", "\"newBusiness\"",
        "\"committed\"",
        "\"999999999999999.99\"", "\"0.00\"", "\"1e400\"", "\"USD\"", "\"JPY\"", "\"KWD\"", "\"XXX\"", "\"GR\"", "\"analytics\"",
        "\"xn--a\"",
        "\"xn--zz--.com\"", "\"https://[::1]/\"", "\"faß.de\"", "\"a.b.c.d.kobe.jp\"", "\"..\"", "\"%00\"",
        "\"'; DROP TABLE deals; --\"",
        "\"EL123456789\"", "\"265501540\"", "{\"amount\":\"1\",\"currency\":\"USD\"}", "{\"name\":null,\"email\":null}",
        "\"a@b\"",
    ];

    [Fact]
    public async Task A_mutated_registration_is_accepted_or_refused_but_never_a_server_error()
    {
        var answers = new Dictionary<int, int>();
        for (var seed = 1; seed <= Rounds; seed++)
        {
            var bytes = Spoil(new Random(seed));
            using var content = new ByteArrayContent(bytes) { Headers = { ContentType = new("application/json") } };

            var answer = await host.Gold.Send(HttpMethod.Post, "/v1/deals", content);

            Assert.True(answer.Status is 201 or 400 or 409, $"seed {seed}: {answer.Text} for {Encoding.UTF8.GetString(bytes)}");
            answers[answer.Status] = answers.GetValueOrDefault(answer.Status) + 1;
        }

        Assert.Equal([201, 400, 409], answers.Keys.Order());
    }

    /// <summary>The same for the same seed.</summary>
    private static byte[] Spoil(Random random)
    {
        var body = DealActions.Json($"c{random.Next(Rounds / 5)}.com");
        body["type"] = "newBusiness";
        body["owner"] = "Sam";
        body["draft"] = false;
        body["customer"]!["taxId"] = $"DE {random.Next(Rounds / 5):D9}";
        body["customer"]!["contact"] = new JsonObject { ["name"] = "Ada", ["email"] = "ada@acme.de" };
        for (var changes = random.Next(3); changes >= 0; changes--) ChangeMember(body, random);

        // Put in as they are: what is no text would not be written as a node.
        var json = Nasty.Select((it, place) => (Text: it, Place: place))
            .Aggregate(
                body.ToJsonString(), (text, it) => text.Replace($"\"nasty {it.Place}\"", it.Text, StringComparison.Ordinal));
        var bytes = Encoding.UTF8.GetBytes(json);
        if (random.Next(4) == 0) ChangeByte(ref bytes, random);
        return bytes;
    }

    private static void ChangeMember(JsonObject body, Random random)
    {
        var members = Inside(body).ToList();
        var (parent, name) = members[random.Next(members.Count)];
        switch (random.Next(5))
        {
            case 0: parent.Remove(name); break;
            case 1: parent[$"{name}{random.Next(2)}"] = "x"; break;
            case 2 when parent[name] is JsonArray list: list.Add(null); break;
            case 2: parent[name] = JsonNode.Parse($"[{parent[name]?.ToJsonString() ?? "null"},null]"); break;
            default: parent[name] = $"nasty {random.Next(Nasty.Length)}"; break;
        }
    }

    private static void ChangeByte(ref byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        switch (random.Next(3))
        {
            case 0: bytes[at] = (byte)random.Next(256); break;
            case 1: bytes = bytes[..at]; break;
            default: bytes = [.. bytes[..at], .. bytes[random.Next(at, bytes.Length)..], .. bytes[at..]]; break;
        }
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Inside(JsonNode? node) => node switch
    {
        JsonObject it => it.Select(member => (it, member.Key)).Concat(it.SelectMany(member => Inside(member.Value))),
        JsonArray it => it.SelectMany(Inside),
        _ => [],
    };
}
