using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Offboarding;

/// <summary>What becomes of a deal whose partner leaves.</summary>
public enum OffboardingEffect
{
    /// <summary>What is protected, or reported as won, runs on until it ends. What waits or is undecided ends.</summary>
    RunsOn,

    /// <summary>It ends at once.</summary>
    Ends,

    /// <summary>It is won and stays won. The lines that it keeps are free once nothing of the partner runs on.</summary>
    FreesLines,

    /// <summary>It goes to the successor as it is.</summary>
    Moves,

    /// <summary>
    /// It goes to the successor, who has one of its lines too: the earlier claim stands, the later is released.
    /// </summary>
    MovesContested,
}

/// <summary>All that offboarding a partner would do.</summary>
/// <param name="Successor">The partner that takes over. Null: nobody does.</param>
/// <param name="On">From which day on. Null: at once.</param>
/// <param name="Deals">The deals that have not ended, and won ones that keep lines, oldest first.</param>
/// <param name="EndedDeals">How many others there are. They stay as they are, or go to the successor.</param>
/// <param name="Drafts">How many drafts are deleted, or go to the successor.</param>
/// <param name="People">How many people leave, or join the successor.</param>
/// <param name="Users">How many users are removed, or go to the successor. Invitations are counted, and end.</param>
/// <param name="ApiClients">How many API clients are revoked.</param>
/// <param name="Distributes">The partners that buy from it. They buy from its successor, or from the vendor.</param>
/// <param name="Confirmation">Names this list: offboarding takes it, and is refused if anything of it has changed.</param>
public sealed record OffboardingPlan(
    Guid? Successor, DateOnly? On, IReadOnlyList<OffboardingPlan.OpenDeal> Deals, int EndedDeals, int Drafts, int People,
    int Users, int ApiClients, IReadOnlyList<Guid> Distributes,
    [Base64Url256] string Confirmation)
{
    /// <param name="Until">When its last protection ends. Null: it has none.</param>
    [SchemaName("OffboardedDeal")]
    public sealed record OpenDeal(
        Guid Id, [DealNumber] string Number, DealStatus Status, DateTimeOffset? Until, OffboardingEffect Becomes);
}
