using ChannelProgram.Application.Common;
using ChannelProgram.Web.Observability;
using MediatR;

namespace ChannelProgram.Web.Setup;

/// <summary>
/// Sends the tidy-up every minute, while this node can serve: one whose clock is ahead would retire what is still protected.
/// Nothing depends on it: what the clock decides is decided when it is looked at.
/// </summary>
internal sealed class TidyUpTimer(
    IServiceScopeFactory scopes, Health health, IConfiguration configuration, IHostApplicationLifetime lifetime, ILogger<TidyUpTimer> log)
    : BackgroundService
{
    private readonly TimeSpan _every = configuration.GetValue(Settings.TidyUpEvery, TimeSpan.FromSeconds(60));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // As soon as the end is announced, which is before this service is asked to stop.
        var stopping = lifetime.ApplicationStopping;
        using var timer = new PeriodicTimer(_every);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            try
            {
                if (await health.Fault() is not null) continue;

                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
                await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new TidyUp(), stopping);
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                log.LogError(failure, "The tidy-up failed; the next one tries again.");
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                // Broken off between two deals or before a statement: the next one, here or elsewhere, goes on.
                return;
            }
        }
    }
}
