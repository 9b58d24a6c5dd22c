using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Api.Tests.Calendars;

internal sealed class CalendarOperations : IFeatureOperations
{
    private const string Path = "/v1/me/calendar";

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("getCalendar", "GET", Path, null, Enum.GetNames<Role>()),
        new("renewCalendar", "POST", Path, null, Enum.GetNames<Role>()),
        new("endCalendar", "DELETE", Path, null, Enum.GetNames<Role>()),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup> { [Path] = WithoutCalendar };

    private static Task<OperationSetup> WithoutCalendar(ChannelHost host, DocumentedOperation operation) =>
        Task.FromResult<OperationSetup>(
            new(host.ProgramAdmin, Path, async () => await host.ProgramAdmin.Send(HttpMethod.Delete, Path, null)));
}
