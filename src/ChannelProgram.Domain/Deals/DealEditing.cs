using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>Changes of what the partner registered.</summary>
public sealed partial class Deal
{
    /// <summary>
    /// The partner says it anew: what may change does, as long as the deal has not ended; anything else that differs is
    /// refused. A value above what was approved needs staff to approve again.
    /// </summary>
    public Refusal? Update(Registration said, ProgramVersion program, DateTimeOffset now)
    {
        var differs = DealChanges.Between(this, said);
        if (differs.Count == 0) return null;
        if (Check(DealActions.Update, program, now) is not null)
            return DealRefusals.NotEditable(Status, [.. differs.Select(it => it.Pointer)]);
        if (differs.Where(it => !it.MayChange).Select(it => it.Pointer).ToList() is { Count: > 0 } @fixed)
            return DealRefusals.NotEditable(Status, @fixed);
        if (DealChanges.AmountsMissing(said) is { } missing) return missing;

        var stageToo = said.Stage != Stage;
        string[] others = [.. differs.Select(it => it.Pointer).Where(it => it != DealChanges.OfStage)];
        if (stageToo)
            Change(
                now, isAutomatic: false, () => MoveToStage(said.Stage, now), DealEvent.StageChanged, [DealChanges.OfStage]);
        LastActivityAt = now;
        if (others is not []) Change(now, isAutomatic: false, () => Apply(said, program, now), DealEvent.Changed, others);
        return null;
    }

    /// <summary>
    /// Its value is far above what was approved, and staff has not approved it again. What else staff has to decide about a
    /// protected deal keeps no line from its win or its extension.
    /// </summary>
    public bool HasOutgrownApproval => ReviewRequired
        ? ReviewReasons.HasFlag(ReviewReasons.ValueRaised)
        : !Lines.AnyProtected && Value.Amount > ReapprovalThreshold;

    private void Apply(Registration said, ProgramVersion program, DateTimeOffset now)
    {
        foreach (var product in _products) product.Reprice(said.Products.Single(it => it.Code == product.Code).Amount);
        var raised = said.Value.Amount > Value.Amount;
        if (said.ExternalId != ExternalId) (ExternalId, ReservedExternalId) = (said.ExternalId, said.ExternalId);
        (Value, ExpectedCloseDate, Owner, Description) =
            (said.Value, said.ExpectedCloseDate, said.Owner, said.Description);
        Customer = Customer with
        {
            City = said.Customer.City,
            ContactName = said.Customer.ContactName,
            ContactEmail = said.Customer.ContactEmail,
        };

        if (Status is DealStatus.Approved && raised && Value.Amount > ReapprovalThreshold)
        {
            ReviewRequired = true;
            ReviewReasons |= ReviewReasons.ValueRaised;
        }

        if (program.ConvertToProgramCurrency(Value) <= program.DealRegistration.UnconfirmedKeysLimit.Value)
            ReviewReasons &= ~ReviewReasons.KeysUnconfirmed;
        // Worth something else, it may be decided by the clock at another time.
        if (IsInReview || ReviewRequired) RequestReview(program, now);
    }
}
