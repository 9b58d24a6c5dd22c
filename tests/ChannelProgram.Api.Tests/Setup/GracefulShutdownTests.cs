using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace ChannelProgram.Api.Tests.Setup;

[Slow]
[Trait("Engine", "postgreSql")]
public class GracefulShutdownTests
{
    [Fact]
    public async Task Accepted_requests_are_finished_and_acknowledged_ones_stored()
    {
        await using var installation = await Installation.Make();
        await using var node = installation.Start(("Stop:Announce", "00:00:03"));
        using var http = await Installation.SignedIn(await node.Listening());
        var acknowledged = new ConcurrentBag<string>();
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(60));

        var load = Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            // Until the door is closed. An answer that has begun is read to its end, or this fails.
            while (!enough.IsCancellationRequested && await StartRegistration(http) is { } begun)
            {
                using var answer = begun;
                var text = await answer.Content.ReadAsStringAsync();
                Assert.True(answer.StatusCode == HttpStatusCode.Created, text);
                acknowledged.Add(JsonDocument.Parse(text).RootElement.GetProperty("id").GetString()!);
            }
        })).ToList();
        while (acknowledged.Count < 50) await Task.Delay(20);
        await node.AskToStop();

        // Announced while requests are still taken, also from those who come only now.
        for (var attempts = 100; ; attempts--)
        {
            using var ready = await http.GetAsync("/health/ready");
            if (ready.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                Assert.Equal("""{"status":"notReady","failed":"stopping"}""", await ready.Content.ReadAsStringAsync());
                break;
            }
            Assert.True(attempts > 0, "It never said that it stops.");
        }
        using (var late =
            new HttpClient
            {
                BaseAddress = http.BaseAddress,
                DefaultRequestHeaders = { Authorization = http.DefaultRequestHeaders.Authorization }
            })
        using (var answer = await late.PostAsJsonAsync("/v1/deals", NewRegistration()))
        {
            Assert.Equal((HttpStatusCode.Created, true), (answer.StatusCode, answer.Headers.ConnectionClose));
            acknowledged.Add(
                JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString()!);
        }
        await Task.WhenAll(load);

        Assert.Equal((0, ""), (await node.Stopped(), node.Complaint));
        // What was not answered was not done either.
        var stored = await installation.Database.Query<string[]>("SELECT array_agg(id::text ORDER BY id::text) FROM deals");
        Assert.Equal(acknowledged.Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_request_that_never_finishes_does_not_block_the_shutdown()
    {
        await using var installation = await Installation.Make();
        await using var node = installation.Start(("Stop:Finish", "00:00:01"));
        using var http = await Installation.SignedIn(await node.Listening());
        await using var source = Npgsql.NpgsqlDataSource.Create(installation.Database.ConnectionString + ";Pooling=false");
        await using var stuck = await source.OpenConnectionAsync();
        await using (var command =
            new Npgsql.NpgsqlCommand("BEGIN; LOCK TABLE deals IN EXCLUSIVE MODE", stuck)) await command.ExecuteNonQueryAsync();
        var waiting = http.PostAsJsonAsync("/v1/deals", NewRegistration());
        while (await installation.Database.Query<long>($"SELECT count(*) FROM {TestDatabase.WaitingLocks}") == 0)
            await Task.Delay(20);

        var began = TimeProvider.System.GetTimestamp();
        Assert.Equal(0, await node.Stop());

        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(15));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => waiting);
        await stuck.CloseAsync();
        Assert.Equal(0L, await installation.Database.Query<long>("SELECT count(*) FROM deals"));
    }

    /// <summary>The answer once it begins; null if none does.</summary>
    private static async Task<HttpResponseMessage?> StartRegistration(HttpClient http)
    {
        using var request =
            new HttpRequestMessage(HttpMethod.Post, "/v1/deals") { Content = JsonContent.Create(NewRegistration()) };
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        }
        // Bare when the door closes in the moment after the connection was made.
        catch (Exception broken) when (broken is HttpRequestException or SocketException)
        {
            return null;
        }
    }

    private static object NewRegistration() => NewRegistration(Registration.NewCustomer());

    private static object NewRegistration(string website) => new
    {
        customer = new { name = Registration.NameOf(website), country = "DE", website },
        products = new[] { new { code = "analytics", amount = new { amount = "10000.00", currency = "USD" } } },
        expectedCloseDate = $"{TimeProvider.System.GetUtcNow().AddMonths(6):yyyy-MM-dd}",
        stage = "qualified",
        source = "partnerSourced",
    };
}
