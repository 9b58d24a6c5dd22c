using System.Globalization;

namespace ChannelProgram.Web.Setup;

/// <summary>
/// Readiness fails while requests are still taken, so that load balancers turn away. Then running requests may finish, within a
/// limit.
/// </summary>
internal sealed class GracefulShutdown(IConfiguration configuration) : IHostedLifecycleService
{
    /// <summary>How long readiness fails before the node stops listening.</summary>
    public const string Announce = "Stop:Announce";

    /// <summary>How long running requests may take after that.</summary>
    public const string Finish = "Stop:Finish";

    public static string? Fault(IConfiguration configuration) =>
        new[] { Announce, Finish }.FirstOrDefault(it => configuration[it] is { } text
            && !(TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero
                && time <= TimeSpan.FromHours(1)))
            is { } name ? $"The setting {name} must be a time such as 00:00:05, an hour at most." : null;

    public static TimeSpan MaxDuration(IConfiguration configuration) =>
        configuration.GetValue(Announce, TimeSpan.Zero) + configuration.GetValue(Finish, TimeSpan.FromSeconds(20));

    public Task StoppingAsync(CancellationToken cancellationToken) =>
        Task.Delay(configuration.GetValue(Announce, TimeSpan.Zero), TimeProvider.System, cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
