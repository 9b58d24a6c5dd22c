using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Deals;

/// <summary>The keys of customers as they were typed, by the program in force.</summary>
public sealed class StrongKeys(IProgramVersions programs, ProgramClock clock)
{
    /// <summary>In the order in which they are locked.</summary>
    public IReadOnlyList<StrongKey> Of(Customer customer) => customer.StrongKeys(programs.InForce(clock.Now()).AllSharedHosts);
}
