using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>More time for a protected deal.</summary>
public sealed partial class Deal
{
    /// <summary>How many extensions were granted.</summary>
    public int ExtensionsUsed { get; private set; }

    /// <summary>When the partner asked for the extension that staff has yet to decide; null: none waits.</summary>
    public DateTimeOffset? ExtensionRequestedAt { get; private set; }

    /// <summary>What staff told the partner with its last decision about an extension.</summary>
    public string? ExtensionMessage { get; private set; }

    public bool IsExtensible(ProgramVersion program, DateTimeOffset now) =>
        ExtensionsUsed < program.Protection.MaxExtensions && InLastDays(program, now).Any();

    /// <summary>
    /// The partner asks for more time. The first time it has it at once, if the deal made progress since it was approved;
    /// otherwise staff decides.
    /// </summary>
    public Refusal? Extend(ProtectionHistory history, ProgramVersion program, DateTimeOffset now)
    {
        if (Check(DealActions.Extend, program, now) is { } refused) return refused;
        if (Extended(history, program, now) is not { Count: > 0 } extended) return DealRefusals.ProtectionUsedUp(Status);

        if (ExtensionsUsed == 0 && LastProgressAt > extended.Min(it => it.Span.From))
            Change(now, isAutomatic: true, () => GrantExtension(extended, null, now), DealEvent.Extended);
        else
            Change(now, isAutomatic: false, () =>
            {
                ExtensionRequestedAt = now;
                RequestReview(program, now);
                RaiseExtension(ReviewEvent.ExtensionRequested, null, now);
            });
        return null;
    }

    /// <param name="message">Told to the partner.</param>
    public Refusal? DecideExtension(
        bool grant, string? message, ProtectionHistory history, ProgramVersion program, DateTimeOffset now)
    {
        if (Check(DealActions.DecideExtension, program, now) is { } refused) return refused;
        if (!grant)
        {
            Change(now, isAutomatic: false, () =>
            {
                RaiseExtension(ReviewEvent.ExtensionRefused, ExtensionRequestedAt, now);
                EndExtensionRequest(message, now);
            });
            return null;
        }

        // What more time was asked for may be over by now.
        if (!InLastDays(program, now).Any())
            return DealRefusals.StatusForbids(
                Status, "No line of this deal is in its last days: the extension can only be refused.");
        if (Extended(history, program, now) is not { Count: > 0 } extended) return DealRefusals.ProtectionUsedUp(Status);
        Change(now, isAutomatic: false, () => GrantExtension(extended, message, now), DealEvent.Extended);
        return null;
    }

    private IEnumerable<Claim> InLastDays(ProgramVersion program, DateTimeOffset now) =>
        Lines.Protected.Where(it => it.ProtectedUntil <= now.AddDays(program.Protection.ExtensionWindowDays));

    private List<(Claim Claim, Protection Span)> Extended(
        ProtectionHistory history, ProgramVersion program, DateTimeOffset now) =>
    [
        .. from claim in InLastDays(program, now)
           let span = history.Extend(
               claim.Target, claim.Protection!.Value, program.Protection.ExtensionDays, program, now)
           where span is not null
           select (claim, span.Value),
    ];

    private void GrantExtension(List<(Claim Claim, Protection Span)> extended, string? message, DateTimeOffset now)
    {
        foreach (var (claim, span) in extended) claim.SetProtection(span);
        ExtensionsUsed++;
        EndExtensionRequest(message, now);
    }

    /// <param name="before">When the extension that waited was asked for; null: none waited.</param>
    private void RaiseExtension(string type, DateTimeOffset? before, DateTimeOffset now) => Raise(new ReviewEvent(
        type, Id, Partner, now, IsAutomatic: false, new ReviewExtensionBody(before),
        new ReviewExtensionBody(before is null ? ExtensionRequestedAt : null)));

    private void EndExtensionRequest(string? message, DateTimeOffset now)
    {
        (ExtensionRequestedAt, ExtensionMessage) = (null, message);
        RecalculateStatus(now);
    }
}
