using System.Security.Cryptography;
using ChannelProgram.Infrastructure.Identity;

namespace ChannelProgram.Web.Setup;

/// <summary>
/// The command <c>admin enrol EMAIL</c>. The password is the first line of the standard input; without one, a password is
/// generated and shown once.
/// </summary>
internal static class EnrolAdmin
{
    public static async Task<int> Run(IServiceProvider scope, string email)
    {
        var given = Console.IsInputRedirected ? await Console.In.ReadLineAsync() : null;
        var password = given is { Length: > 0 } ? given : MakeUp();

        if (await scope.GetRequiredService<IFirstAdmin>().Enrol(email, password, default) is { } fault)
            return Settings.Stop(fault);

        Console.WriteLine($"{email} is a program administrator, and needs a second factor: sign in and set it up first.");
        if (password != given) Console.WriteLine($"The password is {password}; it is not shown again.");
        return 0;
    }

    // About 98 bits.
    private static string MakeUp() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 20);
}
