using System.Diagnostics.Metrics;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.Deals;

internal sealed class RegistrationMeter(IMeterFactory factory)
{
    private readonly Counter<long> _registrations = factory.Create(Meters.Name).CreateCounter<long>(
        "channelprogram.registrations", "{registration}", "Deals registered, by what became of them at once.");

    /// <param name="decision">Status of the deal right after its registration.</param>
    public void Count(DealStatus decision) =>
        _registrations.Add(1, new KeyValuePair<string, object?>("decision", EnumNames.Of(decision)));
}
