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
            (scope, given) => EnrolAdmin.Run(scope, given!)),
        new("reset-second-factor", "EMAIL", "turns off the second factor of somebody who has lost it, and ends all sessions",
            (scope, given) => SecondFactorReset.Run(scope, given!, Console.Out)),
        new("rotate-keys", "[FOLDER]", "makes a new key for tokens; with a folder, new key files there, too",
            (scope, given) => KeyRotation.Run(scope, given, Console.Out)),
        new("list-clients", "", "lists the systems and front ends that may sign in, and those that were revoked",
            (scope, _) => ClientCommands.List(scope, Console.Out)),
        new("revoke-client", "CLIENT_ID", "revokes a system or a front end for good, with all tokens",
            (scope, given) => ClientCommands.Revoke(scope, given!, Console.Out)),
        new("check", "", "checks the data and changes nothing; the exit code is 1 if there are faults",
            (scope, _) => DataCheckReport.Run(scope, Console.Out)),
        new(ChallengeSolver.Name, "CHALLENGE BITS", "prints the nonce that an application needs; needs no settings", null),
    ];

    /// <summary>Needs neither database nor settings.</summary>
    /// <returns>The exit code; null: the command is to be run, with both.</returns>
    public static int? AnswerAtOnce(string[] asked)
    {
        var given = Given(asked);
        if (given is [Help or "--help"])
        {
            Console.WriteLine(string.Join('\n', All.Select(it => $"{it.Usage,-40} {it.Summary}")));
            return 0;
        }

        if (Fault(given) is { } fault) return Settings.Stop(fault);
        return given is [ChallengeSolver.Name, var challenge, var bits]
            ? ChallengeSolver.Run(challenge, bits, Console.Out)
            : null;
    }

    public static Task<int> Run(WebApplication app, string[] asked) => Database.Run(async () =>
    {
        var given = Given(asked);
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
        return await Find(given[0])!.Run!(scope.ServiceProvider, given.ElementAtOrDefault(1));
    });

    private static string? Fault(string[] given) => given switch
    {
        [] => $"Say what to do: {Usages}. {Command} {Help} says more.",
        [var name, ..] when Find(name) is null => $"There is no command {Command} {name}; there are {Usages}.",
        [var name, .. var rest] when Find(name)! is var known && !known.Takes(rest.Length) => $"The usage is: {known.Usage}.",
        _ => null,
    };

    private static string Usages => string.Join(", ", All.Select(it => it.Usage));

    private static AdminCommand? Find(string name) => Array.Find(All, it => it.Name == name);

    /// <summary>Settings may stand behind, as behind any command.</summary>
    private static string[] Given(string[] asked) =>
        [.. asked.Where(it => it == "--help" || !(it.StartsWith("--", StringComparison.Ordinal) && it.Contains('=')))];

    /// <param name="Arguments">Separated by blanks. In brackets: it may be left out.</param>
    /// <param name="Run">With the first argument. Null: it is answered at once.</param>
    private sealed record AdminCommand(
        string Name, string Arguments, string Summary, Func<IServiceProvider, string?, Task<int>>? Run)
    {
        public string Usage => $"{Command} {Name} {Arguments}".TrimEnd();

        public bool Takes(int arguments)
        {
            var known = Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return arguments <= known.Length && arguments >= known.Count(it => !it.StartsWith('['));
        }
    }
}
