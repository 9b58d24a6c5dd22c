using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Domain.Simulations;
using ChannelProgram.Domain.Tiers;

namespace ChannelProgram.Application.Simulations;

/// <summary>What would have come out otherwise for a partner.</summary>
/// <param name="Differs">Its tiers or registrations would have.</param>
/// <param name="Before">The tiers that it held by the versions in force, and since when.</param>
/// <param name="After">The tiers that it would have held.</param>
/// <param name="Registrations">Those that would have met something else.</param>
public sealed record SimulatedPartner(
    Guid Partner, [Line(Domain.Partners.Partner.MaxNameLength)] string Name, bool Differs,
    IReadOnlyList<SimulatedPartner.Held> Before, IReadOnlyList<SimulatedPartner.Held> After,
    IReadOnlyList<SimulatedPartner.Registered> Registrations)
{
    [SchemaName("SimulatedTier")]
    public sealed record Held([Code] string Tier, DateTimeOffset From);

    /// <param name="Before">What a registration without other doubts met by the version in force.</param>
    /// <param name="After">What it would have met.</param>
    [SchemaName("SimulatedRegistration")]
    public sealed record Registered(
        Guid Deal, [DealNumber] string Number, DateTimeOffset SubmittedAt, RegistrationOutcome Before, RegistrationOutcome After);

    internal static SimulatedPartner Of(
        Partner it, HeldTiers before, HeldTiers after, IReadOnlyList<PastRegistration> registrations, DateTimeOffset from,
        Func<DateTimeOffset, ProgramVersion> inForce, ProgramVersion simulated)
    {
        List<Registered> differing =
        [
            .. from deal in registrations
               where deal.SubmittedAt >= @from
               let met = deal.Under(inForce(deal.SubmittedAt), TierAt(before, deal.SubmittedAt), registrations)
               let would = deal.Under(simulated, TierAt(after, deal.SubmittedAt), registrations)
               where met != would
               orderby deal.SubmittedAt
               select new Registered(deal.Deal.Value, deal.Number.Value, deal.SubmittedAt, met, would),
        ];
        return new(
            it.Id.Value, it.Name, differing.Count > 0 || !before.IsSameAs(after), [.. before.Tiers.Select(View)],
            [.. after.Tiers.Select(View)], differing);

        // It signed up after midnight.
        string TierAt(HeldTiers held, DateTimeOffset at) =>
            held.Tiers.LastOrDefault(one => one.From <= at)?.Tier ?? it.TierAt(at);

        static Held View(ReplayedTier one) => new(one.Tier, one.From);
    }
}

/// <summary>What a replay found for one partner.</summary>
/// <param name="Nights">All that were replayed, one for each day of the span.</param>
internal sealed record HeldTiers(IReadOnlyList<ReplayedTier> Tiers, IReadOnlyList<TierEngine> Nights)
{
    /// <summary>
    /// The same tiers from the same days on. A day begins at another instant in another time zone, which is no difference.
    /// </summary>
    public bool IsSameAs(HeldTiers other) => ByDay.SequenceEqual(other.ByDay);

    // The first one has no day: the replay begins with it, or the sign-up does, and the next night depends on the time zone.
    private IEnumerable<(string Tier, int Day)> ByDay =>
        Tiers.Select((it, place) => (it.Tier, place == 0 ? 0 : Nights.TakeWhile(night => night.At < it.From).Count()));
}
