using ChannelProgram.Application.Common;
using ChannelProgram.Application.CustomerResolution;
using MediatR;

namespace ChannelProgram.Web.Setup;

/// <summary>
/// The command <c>find-shared-keys</c>: lists the domains of accounts that make no key today. With <c>--detach</c> it takes those
/// from their accounts of which it is sure.
/// </summary>
internal static class ReviewSharedKeys
{
    public const string Command = "find-shared-keys";
    public const string Detach = "--detach";

    /// <summary>Settings may stand here too, as behind any command.</summary>
    public static string? Fault(string[] options) =>
        options.FirstOrDefault(it =>
            it != Detach && it.StartsWith("--", StringComparison.Ordinal) && it.IndexOfAny(['=', ':']) < 0) is { } unknown
            ? $"The command {Command} has no option {unknown}; it has {Detach}."
            : null;

    public static async Task<int> Run(IServiceProvider services, TextWriter output, bool detaches)
    {
        var found = (await Send(services, new FindSharedKeys())).Value;
        var (detached, failed) = (0, 0);
        foreach (var key in found)
        {
            var said = !key.IsSure ? "may be the website of the company that runs the host: left to staff"
                : !detaches ? "is shared by many"
                : (await Send(services, new DetachSharedKey(key.Account, key.Key))).Refusal?.Message;
            if (key.IsSure && detaches) _ = said is null ? detached++ : failed++;
            await output.WriteLineAsync($"{key.Key.Value} of {key.Name} ({key.Account.Value}): {said ?? "detached"}");
        }

        await output.WriteLineAsync(detaches ? $"{found.Count} found, {detached} detached." : $"{found.Count} found.");
        return failed == 0 ? 0 : 1;
    }

    private static async Task<TAnswer> Send<TAnswer>(IServiceProvider services, IRequest<TAnswer> request)
    {
        // One change each, as a request would be: what one fails at does not stop the others.
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }
}
