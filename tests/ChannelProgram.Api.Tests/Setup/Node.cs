using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace ChannelProgram.Api.Tests.Setup;

/// <summary>The product as a process of its own, as it is installed.</summary>
internal sealed partial class Node : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly StringBuilder _complained = new();
    private readonly TaskCompletionSource<Uri> _listening = new();

    private Node(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) =>
        {
            lock (_said) _said.AppendLine(line.Data);
            if (line.Data is { } text && Address().Match(text) is { Success: true } found)
                _listening.TrySetResult(new(found.Value));
        };
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_complained) _complained.AppendLine(line.Data);
        };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it wrote to the standard error, so far.</summary>
    public string Complaint
    {
        get
        {
            lock (_complained) return _complained.ToString().Trim();
        }
    }

    /// <summary>What it wrote to the standard output, so far.</summary>
    public string Output
    {
        get
        {
            lock (_said) return _said.ToString().Trim();
        }
    }

    /// <summary>All that it wrote, so far.</summary>
    public string Said
    {
        get
        {
            lock (_said) return _said + Complaint;
        }
    }

    public static Node Start(string environment, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Not where it is installed: it finds its own files.
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "ChannelProgram.Web.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return new(start);
    }

    /// <summary>What it says when it does not start.</summary>
    public static async Task<string> Complains(
        string environment, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        await using var node = Start(environment, settings, arguments);
        Assert.Equal(1, await node.Stopped());
        return node.Complaint;
    }

    /// <summary>Where it listens, once it does.</summary>
    public async Task<Uri> Listening()
    {
        await Task.WhenAny(_listening.Task, _process.WaitForExitAsync()).WaitAsync(Timeout);
        return _listening.Task.IsCompleted ? await _listening.Task :
            throw new Xunit.Sdk.XunitException($"It stopped: {Complaint} {_said}");
    }

    /// <summary>Its exit code, once it stopped by itself.</summary>
    public async Task<int> Stopped()
    {
        await _process.WaitForExitAsync().WaitAsync(Timeout);
        return _process.ExitCode;
    }

    /// <summary>Asks it to stop (SIGTERM), and waits for its end.</summary>
    public async Task<int> Stop()
    {
        await AskToStop();
        return await Stopped();
    }

    public async Task AskToStop()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>What it reads from its standard input, and no more.</summary>
    public async Task Tell(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        _process.StandardInput.Close();
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex("(?<=Now listening on: )http://[^\\s\"]+")]
    private static partial Regex Address();
}
