using System.Globalization;
using ChannelProgram.Application.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Jobs;

public static class JobSettings
{
    private const string Enabled = "Jobs:Enabled";

    /// <summary>Followed by a colon and the name of a job.</summary>
    private const string Every = "Jobs:Every";

    private static readonly TimeSpan Min = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Max = TimeSpan.FromDays(1);

    /// <summary>The first fault of these settings as one sentence; null if there is none.</summary>
    public static string? JobSettingsFault(this IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        if (configuration[Enabled] is { } enabled && !bool.TryParse(enabled, out _))
            return $"The setting {Enabled} must be true or false.";

        var names = services.GetServices<ScheduledJob>().Select(it => it.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return configuration.GetSection(Every).GetChildren().Select(it =>
            !names.Contains(it.Key)
            ? $"The setting {it.Path} names no job; there are {string.Join(", ", names.Order(StringComparer.Ordinal))}."
            : !TimeSpan.TryParse(it.Value, CultureInfo.InvariantCulture, out var time) || time < Min || time > Max
            ? $"The setting {it.Path} must be a time such as 00:01:00, a second at least and a day at most."
            : null).FirstOrDefault(it => it is not null);
    }

    internal static bool RunsJobs(this IConfiguration configuration) => configuration.GetValue(Enabled, true);

    /// <summary>Rounded down to milliseconds, because the scheduler stores no less.</summary>
    internal static TimeSpan Interval(this IConfiguration configuration, ScheduledJob job) =>
        TimeSpan.FromMilliseconds((long)configuration.GetValue($"{Every}:{job.Name}", job.Every).TotalMilliseconds);
}
