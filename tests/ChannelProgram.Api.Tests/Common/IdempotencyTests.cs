using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Common;

public sealed class IdempotencyTests(ApiConventionsHost host) : IClassFixture<ApiConventionsHost>
{
    private readonly HttpClient _seller = host.As("seller");

    [Theory]
    [InlineData("Ünique thing", 201)]
    [InlineData("ineligible thing", 403)]
    [InlineData("taken thing", 409)]
    public async Task A_repeated_request_gets_the_first_answer_byte_for_byte(string name, int status)
    {
        var key = Key();
        var first = await Make(name, key);
        var again = await Make(name, key);

        Assert.Equal(status, (int)first.StatusCode);
        Assert.Equal(first.StatusCode, again.StatusCode);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await again.Content.ReadAsByteArrayAsync());
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal(first.Content.Headers.ContentType, again.Content.Headers.ContentType);
        Assert.Equal((false, true), (IsReplayed(first), IsReplayed(again)));
        Assert.Equal(status == 201 ? 1 : 0, await host.CountSamples(name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("missing thing")]
    [InlineData("broken thing")]
    [InlineData("hopeless thing")]
    public async Task A_request_without_a_decision_does_not_use_up_the_key(string name)
    {
        var key = Key();
        await Make(name, key);
        var other = await Make($"good after {name}", key);

        Assert.Equal(HttpStatusCode.Created, other.StatusCode);
        Assert.Equal(0, await host.CountSamples(name));
    }

    [Fact]
    public async Task A_request_that_fails_to_commit_is_no_success()
    {
        await host.Execute("""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not to be committed'; END $$;
            CREATE CONSTRAINT TRIGGER late AFTER INSERT ON partners DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW WHEN (NEW.name = 'uncommitted') EXECUTE FUNCTION refuse();
            """);
        var key = Key();

        var answer = await Make("uncommitted", key);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal((null, null), (answer.Headers.Location, answer.Headers.ETag));
        Assert.Equal(HttpStatusCode.Created, (await Make("committed", key)).StatusCode);
    }

    [Fact]
    public async Task Another_body_path_or_query_with_the_key_is_another_request()
    {
        var key = Key();
        await Make("first", key);

        var otherBody = await Make("second", key);
        var otherQuery = await Make("first", key, "/v1/things?x=1");
        var otherPath = await Make("first", key, $"/v1/things/{ChangeSample.Current.Id}/rename");

        Assert.Equal("keyReused", await Code(otherBody));
        Assert.Equal("keyReused", await Code(otherQuery));
        Assert.Equal(HttpStatusCode.OK, otherPath.StatusCode);
        Assert.Equal(0, await host.CountSamples("second"));
    }

    [Fact]
    public async Task A_key_is_its_callers_own()
    {
        var key = Key();
        var mine = await Make("shared key", key);
        var theirs = await Make("shared key", key, client: host.As("seller-two"));

        Assert.NotEqual(mine.Headers.Location, theirs.Headers.Location);
        Assert.Equal(2, await host.CountSamples("shared key"));
    }

    [Fact]
    public async Task While_the_first_is_in_progress_repeats_are_refused()
    {
        var (key, faults) = (Key(), host.Services.GetRequiredService<SampleFaults>());
        var first = Make("slow", key);
        await faults.Waiting.Task.WaitAsync(TimeSpan.FromSeconds(30));

        var meanwhile = await Make("slow", key);
        faults.Resume.SetResult();
        var afterwards = (await first, await Make("slow", key));

        Assert.Equal("requestInProgress", await Code(meanwhile));
        Assert.Equal("1", meanwhile.Headers.RetryAfter!.ToString());
        Assert.Equal(HttpStatusCode.Created, afterwards.Item1.StatusCode);
        Assert.Equal((HttpStatusCode.Created, true), (afterwards.Item2.StatusCode, IsReplayed(afterwards.Item2)));
    }

    [Fact]
    public async Task Concurrent_repeats_have_one_effect()
    {
        for (var round = 0; round < 10; round++)
        {
            var (key, name) = (Key(), $"at once {round}");
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Make(name, key)));

            Assert.Single(answers, it => it.StatusCode == HttpStatusCode.Created && !IsReplayed(it));
            Assert.All(answers, it => Assert.True(it.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict));
            Assert.Equal(1, await host.CountSamples(name));
        }
    }

    [Fact]
    public async Task A_concurrency_conflict_is_retried_from_the_start_with_the_input_read_again()
    {
        var name = "unlucky with a key";
        var answer = await Make(name, Key());

        Assert.Equal((HttpStatusCode.Created, 1), (answer.StatusCode, await host.CountSamples(name)));
        Assert.Equal(3, host.Services.GetRequiredService<SampleFaults>().AttemptsOf(name));
    }

    [Fact]
    public async Task After_a_day_the_key_is_free()
    {
        var key = Key();
        await Make("aged", key);

        host.Time.Now += TimeSpan.FromHours(24) - TimeSpan.FromTicks(10);
        Assert.True(IsReplayed(await Make("aged", key)));
        host.Time.Now += TimeSpan.FromTicks(10);
        Assert.False(IsReplayed(await Make("aged", key)));
        Assert.True(IsReplayed(await Make("aged", key)));
        Assert.Equal(2, await host.CountSamples("aged"));
    }

    [Fact]
    public async Task Old_keys_are_deleted()
    {
        await Make("forgotten", Key());
        using var scope = host.Services.CreateScope();
        var keys = scope.ServiceProvider.GetRequiredService<IIdempotencyKeys>();

        host.Time.Now += TimeSpan.FromHours(24);

        Assert.True(await keys.DeleteExpired(default) >= 1);
        Assert.Equal(0, await keys.DeleteExpired(default));
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("!~", true)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("\u007f", false)]
    public async Task A_key_is_visible_ASCII(string key, bool taken)
    {
        var answer = await Make("keyed", key, client: host.As($"seller-{Guid.NewGuid()}"));

        Assert.Equal(taken ? 201 : 400, (int)answer.StatusCode);
        if (!taken) Assert.Contains("\"Idempotency-Key\":", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(255, 201)]
    [InlineData(256, 400)]
    public async Task A_key_has_at_most_255_characters(int length, int status) =>
        Assert.Equal(status, (int)(await Make("long key", new string('k', length))).StatusCode);

    [Fact]
    public async Task Two_keys_are_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/things") { Content = Body("two keys") };
        request.Headers.Add("Idempotency-Key", "one");
        request.Headers.Add("Idempotency-Key", "two");

        Assert.Equal(HttpStatusCode.BadRequest, (await _seller.SendAsync(request)).StatusCode);
    }

    private async Task<HttpResponseMessage> Make(string name, string key, string path = "/v1/things", HttpClient? client = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Body(name) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return await (client ?? _seller).SendAsync(request);
    }

    private static StringContent Body(string name) =>
        new(JsonSerializer.Serialize(new { name }), Encoding.UTF8, "application/json");

    private static string Key() => Guid.NewGuid().ToString();

    private static bool IsReplayed(HttpResponseMessage answer) => answer.Headers.Contains("Idempotency-Replayed");

    private static async Task<string?> Code(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
}
