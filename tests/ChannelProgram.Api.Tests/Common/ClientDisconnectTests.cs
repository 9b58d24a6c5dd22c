using ChannelProgram.Application.Common;
using ChannelProgram.Web.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelProgram.Api.Tests.Common;

public class ClientDisconnectTests
{
    [Theory]
    [InlineData(typeof(InvalidOperationException), 1)]
    [InlineData(typeof(OperationCanceledException), 0)]
    public async Task Everything_is_logged_but_the_cancellation(Type failure, int lines)
    {
        using var services = new ServiceCollection().AddSingleton<ITransactions, NoTransientFailures>().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services, RequestAborted = new(canceled: true) };
        var log = new CountingLog();
        var middleware =
            new ExceptionMiddleware(_ => throw (Exception)Activator.CreateInstance(failure)!, new RunningLifetime(), log);

        await middleware.InvokeAsync(context);

        Assert.Equal((499, lines), (context.Response.StatusCode, log.Errors));
    }

    private sealed class NoTransientFailures : ITransactions
    {
        public Task<T> Run<T>(Func<CancellationToken, Task<T>> work, Func<T, bool> keep, CancellationToken ct) => work(ct);

        public bool IsTransient(Exception failure) => false;
    }

    private sealed class RunningLifetime : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => default;
        public CancellationToken ApplicationStopping => default;
        public CancellationToken ApplicationStopped => default;
        public void StopApplication() { }
    }

    private sealed class CountingLog : ILogger<ExceptionMiddleware>
    {
        public int Errors { get; private set; }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel is LogLevel.Error) Errors++;
        }
    }
}
