using ChannelProgram.Application.Common;

namespace ChannelProgram.Web.Setup;

/// <summary>
/// The commands <c>admin …</c>: what an operator does from the shell, with the settings of a node and beside running nodes.
/// </summary>
internal static class Admin
{
    public const string Command = "admin";

    private const string Help = "help";

    private static readonly AdminCommand[] All =
    [
        new("enrol", "EMAIL", "enrols the first program administrator; the password is the first line of the standard input",
            (app, scope, given) => EnrolAdmin.Run(scope, given!)),
        new("reset-second-factor", "EMAIL", "turns off the second factor of somebody who has lost it, and ends all sessions",
            (app, scope, given) => SecondFactorReset.Run(scope, given!, Console.Out)),
        new("rotate-keys", "[FOLDER]", "makes a new key for tokens; with a folder, new key files there, too",
            (app, scope, given) => KeyRotation.Run(app, given, Console.Out)),
        new("list-clients", "", "lists the systems and front ends that may sign in, and those that were revoked",
            (app, scope, given) => ClientCommands.List(scope, Console.Out)),
        new("revoke-client", "CLIENT_ID", "revokes a system or a front end for good, with all tokens",
            (app, scope, given) => ClientCommands.Revoke(scope, given!, Console.Out)),
        new("check", "", "checks the data and changes nothing; the exit code is 1 if there are faults",
            (app, scope, given) => DataCheckReport.Run(scope, Console.Out)),
    ];

    /// <summary>Needs neither database nor settings.</summary>
    /// <returns>The exit code; null: the command is to be run, with both.</returns>
    public static int? AnswerAtOnce(string[] asked)
    {
        if (Given(asked) is [Help or "--help"])
        {
            Console.WriteLine(string.Join('\n', All.Select(it => $"{it.Usage,-40} {it.Summary}")));
            return 0;
        }

        return Fault(asked) is { } fault ? Settings.Stop(fault) : null;
    }

    public static async Task<int> Run(WebApplication app, string[] asked)
    {
        var given = Given(asked);
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
        return await Find(given[0])!.Run(app, scope.ServiceProvider, given.ElementAtOrDefault(1));
    }

    private static string? Fault(string[] asked) => Given(asked) switch
    {
        [] => $"Say what to do: {Usages}. {Command} {Help} says more.",
        [var name, ..] when Find(name) is null => $"There is no command {Command} {name}; there are {Usages}.",
        [var name, .. var given] when Find(name)! is var known && !known.Takes(given.Length) => $"The usage is: {known.Usage}.",
        _ => null,
    };

    private static string Usages => string.Join(", ", All.Select(it => it.Usage));

    private static AdminCommand? Find(string name) => Array.Find(All, it => it.Name == name);

    /// <summary>Settings may stand behind, as behind any command.</summary>
    private static string[] Given(string[] asked) =>
        [.. asked.Where(it => it == "--help" || !(it.StartsWith("--", StringComparison.Ordinal) && it.Contains('=')))];

    /// <param name="Argument">Empty: it takes none. In brackets: it may be left out.</param>
    private sealed record AdminCommand(
        string Name, string Argument, string Summary, Func<WebApplication, IServiceProvider, string?, Task<int>> Run)
    {
        public string Usage => $"{Command} {Name} {Argument}".TrimEnd();

        public bool Takes(int arguments) => arguments == 1 ? Argument.Length > 0
            : arguments == 0 && (Argument.Length == 0 || Argument.StartsWith('['));
    }
}
