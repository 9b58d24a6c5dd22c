using ChannelProgram.Application.Offboarding;
using ChannelProgram.Application.Partners;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Web.Offboarding;

internal static class OffboardingExamples
{
    private const string Confirmation = "q3Yb0xT9v2LrW8kMhJ1nZcP5sD7fG4aE6uR-iO_tKyQ";

    private static readonly Guid Successor = new("019aa5b0-3333-7c56-8e0a-1b2c3d4e5f60");

    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static readonly OffboardingForm Form = new(new(Successor), On: null);

    public static readonly OffboardingPlan Plan = new(
        Successor, On: null,
        [
            new(
                new("019aa5b0-6d1e-7a20-9c4f-2b3c4d5e6f70"), "DR-7K3M92QX", DealStatus.Approved, Noon.AddDays(30),
                OffboardingEffect.Moves),
        ],
        EndedDeals: 0, Drafts: 0, People: 0, Users: 0, ApiClients: 1, Distributes: [], Confirmation);

    public static readonly OffboardPartner.Body Confirmed = new(Successor: null, On: null, Confirmation);

    public static readonly PartnerView Offboarding = new(
        new("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60"), "Birch Consulting", "DE", PartnerType.Var, Website: null, Phone: null,
        ["demo-partner-gold.com"], [], "gold", PartnerStatus.Offboarding, SuspensionMessage: null, LeavesAt: Noon,
        Successor: null, ChannelManager: null,
        DeputyManager: null, Distributor: null, Agreement: null, Noon, Noon, ["update", "suspend", "reinstate"]);
}
