using System.Security.Cryptography;
using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Identity;

namespace ChannelProgram.Web.Setup;

/// <summary>
/// The command <c>enrol-admin EMAIL</c>. The password is the first line of the standard input; without one, a password is
/// generated and shown once.
/// </summary>
internal static class EnrolAdmin
{
    public const string Command = "enrol-admin";

    public static async Task<int> Run(WebApplication app, string email)
    {
        var given = Console.IsInputRedirected ? await Console.In.ReadLineAsync() : null;
        var password = given is { Length: > 0 } ? given : MakeUp();

        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
        if (await scope.ServiceProvider.GetRequiredService<IFirstAdmin>().Enrol(email, password, default) is { } fault)
            return Settings.Stop(fault);

        Console.WriteLine($"{email} is a program administrator, and needs a second factor: sign in and set it up first.");
        if (password != given) Console.WriteLine($"The password is {password}; it is not shown again.");
        return 0;
    }

    // About 98 bits.
    private static string MakeUp() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 20);
}
