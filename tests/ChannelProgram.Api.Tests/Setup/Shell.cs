using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace ChannelProgram.Api.Tests.Setup;

/// <summary>
/// A shell in a folder of its own, as an operator uses it. <c>dotnet ChannelProgram.Web.dll</c> is the product.
/// </summary>
internal sealed partial class Shell : IAsyncDisposable
{
    /// <summary>On a busy machine an RSA key alone takes a while.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("shell").FullName;
    private readonly Channel<string> _output = Channel.CreateUnbounded<string>();
    private readonly StringBuilder _complaint = new();
    private readonly Process _bash;

    public Shell()
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
            Environment =
            {
                ["DOTNET"] = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
                ["INSTALLED"] = AppContext.BaseDirectory,
            },
        };
        _bash = Process.Start(start)!;
        _bash.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } text) _output.Writer.TryWrite(text);
            else _output.Writer.TryComplete();
        };
        _bash.ErrorDataReceived += (_, line) =>
        {
            lock (_complaint) _complaint.AppendLine(line.Data);
        };
        _bash.BeginOutputReadLine();
        _bash.BeginErrorReadLine();
        _bash.StandardInput.WriteLine("""dotnet() { command "$DOTNET" "$INSTALLED/$1" "${@:2}"; }""");
    }

    /// <returns>What was written to the standard output. A command that fails fails the test.</returns>
    public async Task<string> Run(string commands)
    {
        var end = $"end of {Guid.NewGuid():N}";
        // An answer may end without a line break. What reads the standard input reads none of the commands.
        await _bash.StandardInput.WriteAsync($"{{\n{commands}\n}} </dev/null\nprintf '\\n%s\\n' '{end}'\n");
        await _bash.StandardInput.FlushAsync();
        var said = new StringBuilder();
        await Read(line =>
        {
            if (line == end) return true;
            said.AppendLine(line);
            return false;
        });
        return said.ToString().Trim();
    }

    /// <summary>Starts a node and leaves it running.</summary>
    /// <returns>Where it listens.</returns>
    public async Task<Uri> Start(string command)
    {
        var log = Path.Combine(_folder, "node.log");
        await Run($"{command.Trim()} > node.log 2>&1 &");
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Timeout; await Task.Delay(50))
            if (File.Exists(log) && Listening().Match(await File.ReadAllTextAsync(log)) is { Success: true } at)
                return new(at.Value);
        throw new Xunit.Sdk.XunitException($"It does not listen: {await File.ReadAllTextAsync(log)}");
    }

    public Task Set(string variable, string value) => Run($"{variable}='{value}'");

    public Task<string> Get(string variable) => Run($"printf %s \"${variable}\"");

    public async ValueTask DisposeAsync()
    {
        _bash.Kill(entireProcessTree: true);
        await _bash.WaitForExitAsync();
        _bash.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Read(Func<string, bool> isLast)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        try
        {
            await foreach (var line in _output.Reader.ReadAllAsync(timeout.Token))
                if (isLast(line)) return;
        }
        catch (OperationCanceledException)
        {
            // Told below.
        }

        lock (_complaint) throw new Xunit.Sdk.XunitException($"The shell ended, or took too long: {_complaint}");
    }

    [GeneratedRegex("(?<=Now listening on: )http://[^\\s\"]+")]
    private static partial Regex Listening();
}
