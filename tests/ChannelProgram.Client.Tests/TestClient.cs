using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Client.Tests;

/// <summary>The client as one caller uses it. It remembers the last answer as it came.</summary>
internal sealed class TestClient : IDisposable
{
    private readonly ServiceProvider _services;

    public TestClient(Uri address, Func<Task<string?>> token) => _services = new ServiceCollection()
        .AddChannelProgramClient(it => it
            .ConfigureHttpClient(http => http.BaseAddress = address)
            .AddHttpMessageHandler(() => new Handler(this, token)))
        .BuildServiceProvider();

    public string LastAnswer { get; private set; } = "";

    public IDealsApi Deals => (IDealsApi)Of(typeof(IDealsApi));

    public IIdentityApi Identity => (IIdentityApi)Of(typeof(IIdentityApi));

    public object Of(Type api) => _services.GetRequiredService(api);

    public void Dispose() => _services.Dispose();

    private sealed class Handler(TestClient client, Func<Task<string?>> token) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (await token() is { } value) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", value);
            var answer = await base.SendAsync(request, cancellationToken);
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
            client.LastAnswer = await answer.Content.ReadAsStringAsync(cancellationToken);
            return answer;
        }
    }
}
