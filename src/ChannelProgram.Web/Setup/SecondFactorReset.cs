using ChannelProgram.Application.Identity;
using MediatR;

namespace ChannelProgram.Web.Setup;

/// <summary>The command <c>admin reset-second-factor EMAIL</c>.</summary>
internal static class SecondFactorReset
{
    public static async Task<int> Run(IServiceProvider scope, string email, TextWriter output)
    {
        var reset = await scope.GetRequiredService<IMediator>().Send(new ResetSecondFactor(email));
        if (reset.Refusal is { } refusal) return Settings.Stop($"{email}: {refusal.Message}");

        await output.WriteLineAsync($"{email} signs in with the password alone from now on. All sessions ended; a mail says so.");
        return 0;
    }
}
