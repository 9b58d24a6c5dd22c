using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>A span before the end of a protection: from so many days before it until the next reminder is due.</summary>
/// <param name="After">At how many days before the end the span is over; 0: at the end.</param>
public readonly record struct ReminderSpan(int Days, int After)
{
    public bool Holds(DateTimeOffset until, DateTimeOffset now) => until > now.AddDays(After) && until <= now.AddDays(Days);
}

/// <summary>The partner is reminded before a deal's protection ends.</summary>
public sealed partial class Deal
{
    /// <summary>The end of protection of which the partner was last reminded. If the protection's is another, none was.</summary>
    public DateTimeOffset? RemindedOf { get; private set; }

    /// <summary>How many days before that end the reminder was due.</summary>
    public int? RemindedDays { get; private set; }

    /// <summary>
    /// Reminds of the end of the protection, once for each span of the program. Of several that were missed, the nearest is left.
    /// Nothing that the partner reads of the deal changes, so its ETag stays.
    /// </summary>
    public void RemindOfExpiry(ProgramVersion program, DateTimeOffset now)
    {
        if (ProtectedUntil is not { } until) return;
        foreach (var span in program.DealRegistration.GetReminderSpans())
        {
            if (!span.Holds(until, now) || (RemindedOf == until && RemindedDays <= span.Days)) continue;

            (RemindedOf, RemindedDays) = (until, span.Days);
            Version++;
            Revision++;
            Raise(new DealEvent(
                DealEvent.Expiring, Id, Version, now, IsAutomatic: true, From: State(), To: State(), PublishedDeal.Of(this)));
        }
    }
}
