using ChannelProgram.Application.Common;

namespace ChannelProgram.Web.Setup;

/// <summary>The command <c>admin check</c>: a line for each fault of the data, then how many.</summary>
internal static class DataCheckReport
{
    public static async Task<int> Run(IServiceProvider scope, TextWriter output)
    {
        var (faults, warnings) = (0, 0);
        await foreach (var (check, fault) in scope.GetRequiredService<IDataChecks>().Run(default))
        {
            _ = fault.IsWarning ? warnings++ : faults++;
            await output.WriteLineAsync($"{(fault.IsWarning ? "warning" : "fault")} {check.Name}: {fault.Text}");
        }

        await output.WriteLineAsync($"{faults} faults, {warnings} warnings.");
        return faults == 0 ? 0 : 1;
    }
}
