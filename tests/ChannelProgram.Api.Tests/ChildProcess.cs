using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace ChannelProgram.Api.Tests;

/// <summary>The product as a process of its own, with the real clock, to be killed.</summary>
public sealed partial class ChildProcess : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ChildProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts it on a port that the system chooses and waits until it listens.</summary>
    public static async Task<ChildProcess> Start(string connectionString, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(Dotnet, [Path.Combine(AppContext.BaseDirectory, "ChannelProgram.Web.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["ConnectionStrings__Channel"] = connectionString,
            },
        };
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var (said, listens) = (new List<string?>(), new TaskCompletionSource<Uri>());
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => listens.TrySetException(new InvalidOperationException("It ended: " + Said()));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process, await listens.Task.WaitAsync(Timeout));

        void Hear(string? line)
        {
            lock (said) said.Add(line);
            if (line is not null && Listening().Match(line) is { Success: true } at)
                listens.TrySetResult(new(at.Groups[1].Value));
        }

        string Said()
        {
            lock (said) return string.Join('\n', said);
        }
    }

    /// <summary>SIGKILL: nothing in it runs any more, no hook, no flush.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    /// <summary>The one that runs this.</summary>
    private static string Dotnet => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));

    [GeneratedRegex("Now listening on: (http://.+)$")]
    private static partial Regex Listening();
}
