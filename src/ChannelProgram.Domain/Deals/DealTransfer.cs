using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Deals;

/// <summary>A deal that another partner gets, or whose partner leaves the program.</summary>
public sealed partial class Deal
{
    /// <summary>Its lines go along with their protection; days that they were protected count for the other partner.</summary>
    /// <param name="lost">Its lines that the other partner has too, by an earlier claim.</param>
    /// <param name="successor">The other partner takes over the business of its partner, its people and systems included.</param>
    public void TransferTo(
        PartnerId partner, IReadOnlyCollection<MergeDecision> lost, PartnerSuccession? successor, DateTimeOffset now) =>
        Change(now, isAutomatic: false, () =>
        {
            foreach (var decision in lost) Lines.Get(decision.Claim.Id).Release(now);
            if (successor is { IsCustomer: true }) Lines.Release(now, ClaimEnd.Other);
            if (Lines.AllReleased && lost.Count > 0) Outcome ??= DealOutcome.Rejected(DealReason.AlreadyRegistered);
            if (Lines.AllReleased && successor is { IsCustomer: true } && !IsOver)
                Outcome ??= DealOutcome.Rejected(DealReason.OutOfScope);

            if (successor is not null && RegisteredBy == Partner) RegisteredBy = partner;
            Partner = partner;
            foreach (var claim in _claims) claim.MoveToPartner(partner);
            if (successor is null) (Owner, Distributor) = (null, null);
            if (successor is not { KeepsExternalId: true }) (ExternalId, ReservedExternalId) = (null, null);
            EndQuestionIfAllReleased();
            RecalculateStatus(now);
        }, DealEvent.Transferred);

    /// <summary>
    /// It has what its partner keeps although it leaves: something protected, or a win that waits to be confirmed.
    /// </summary>
    public bool RunsOn => !IsOver && (Lines.AnyProtected || ConfirmationDueBy is not null);

    /// <summary>Its partner leaves: only what is protected, reported as won or won runs on.</summary>
    /// <returns>False: there was nothing to end.</returns>
    public bool EndUnprotected(DateTimeOffset now)
    {
        if (IsOver) return false;
        var ends = Lines.Live.Where(it => !it.IsProtected).ToList();
        if (ends.Count == 0 && ExtensionRequestedAt is null && RunsOn) return false;

        Change(now, isAutomatic: true, () =>
        {
            foreach (var claim in ends) claim.Release(now);
            ExtensionRequestedAt = null;
            ReviewRequired &= ReviewReasons.HasFlag(ReviewReasons.ValueRaised);
            if (Lines.AllReleased && ConfirmationDueBy is null) Outcome ??= DealOutcome.Rejected(DealReason.OutOfScope);
            EndQuestionIfAllReleased();
            RecalculateStatus(now);
        });
        return true;
    }

    /// <summary>Its partner has left: what a won deal keeps for more business is free.</summary>
    public void ReleaseKeptLines(DateTimeOffset now)
    {
        if (Status is not DealStatus.Won || Lines.AllReleased) return;

        Change(now, isAutomatic: true, () =>
        {
            Lines.Release(now, ClaimEnd.Other);
            RecalculateStatus(now);
        });
    }

    private void EndQuestionIfAllReleased()
    {
        if (Lines.AllReleased && AnswerDueBy is not null) EndInformationRequest();
    }
}

/// <param name="IsCustomer">The successor is the customer of the deal itself, and holds no lines of its own organisation.</param>
/// <param name="KeepsExternalId">No other deal of the successor has its external id.</param>
public sealed record PartnerSuccession(bool IsCustomer, bool KeepsExternalId);
