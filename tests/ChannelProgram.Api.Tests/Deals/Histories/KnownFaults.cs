namespace ChannelProgram.Api.Tests.Deals.Histories;

/// <summary>
/// Where the product was found to differ from the rules. The model follows the rules; what <c>CHANNEL_HISTORY_ALLOW</c> names
/// (comma-separated) it takes as the product does, so that a run can look for more.
/// </summary>
internal static class KnownFaults
{
    private static readonly string[] Allowed = (Environment.GetEnvironmentVariable("CHANNEL_HISTORY_ALLOW") ?? "").Split(',');

    /// <summary>An offer runs on for the days of a question to the partner, instead of its 2 business days.</summary>
    public static readonly bool OffersRunOn = Allowed.Contains("offersRunOn");

    /// <summary>An offer cannot be answered while a question or a reported win is open.</summary>
    public static readonly bool OffersWait = Allowed.Contains("offersWait");

    /// <summary>A line whose protection has ended may be won whenever the deal may be, however long ago that was.</summary>
    public static readonly bool LateWinsByDeal = Allowed.Contains("lateWinsByDeal");

    /// <summary>
    /// What waited only for its tier's limit is not approved unanswered once staff has asked, or an end was undone.
    /// </summary>
    public static readonly bool ReasonsForgotten = Allowed.Contains("reasonsForgotten");

    /// <summary>
    /// A second report of an order that is late: what ended when the first one was not confirmed has ended with its protection
    /// instead, and so its cooling off is over earlier.
    /// </summary>
    public static readonly bool ReportsRewind = Allowed.Contains("reportsRewind");

    /// <summary>A won deal counts as open value while it keeps its lines.</summary>
    public static readonly bool WonCountsAsOpen = Allowed.Contains("wonCountsAsOpen");
}
