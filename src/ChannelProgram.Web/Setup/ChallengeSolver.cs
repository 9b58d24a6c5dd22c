using System.Globalization;
using ChannelProgram.Application.PartnerApplications;

namespace ChannelProgram.Web.Setup;

/// <summary>
/// The command <c>admin solve-challenge CHALLENGE BITS</c>: the work that a portal's page does for whoever applies.
/// </summary>
internal static class ChallengeSolver
{
    public const string Name = "solve-challenge";

    // More of them take a machine hours.
    private const int MaxBits = 32;

    public static int Run(string challenge, string bits, TextWriter output)
    {
        if (!int.TryParse(bits, CultureInfo.InvariantCulture, out var number) || number is < 1 or > MaxBits)
            return Settings.Stop($"BITS must be a whole number from 1 to {MaxBits}, as the challenge has it.");

        for (var tried = 0L; ; tried++)
        {
            var nonce = tried.ToString(CultureInfo.InvariantCulture);
            if (!ApplicationChallenge.IsAnswer(challenge, nonce, number)) continue;
            output.WriteLine(nonce);
            return 0;
        }
    }
}
