using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Deals;

/// <summary>Every way a deal can be refused. Codes are published and never change.</summary>
public static class DealRefusals
{
    public static readonly Refusal NotFound =
        new(RefusalKind.NotFound, "notFound", "There is no such deal.");

    public static readonly Refusal PartnerNotActive =
        new(RefusalKind.NotEligible, "partnerNotActive", "Only an active partner registers deals.");

    public static readonly Refusal TierCannotRegister =
        new(RefusalKind.NotEligible, "tierCannotRegister", "Your tier has no deal registration.");

    public static readonly Refusal ExternalIdInUse =
        new(RefusalKind.StateForbids, "externalIdInUse", "Another of your deals has this externalId.");

    /// <summary>Names the caller's own deals that hold or await what it asks for.</summary>
    public static Refusal AlreadyRegistered(IEnumerable<Deal> own) =>
        new(RefusalKind.StateForbids, "alreadyRegistered", "You already hold or await this customer and product line.")
        {
            Members = new Dictionary<string, object?>
            {
                ["deals"] = own.Select(it => new OwnDeal(it.Id.Value, it.Number.Value, it.Status)).ToList(),
            },
        };

    /// <summary>The deal's status does not allow the action.</summary>
    public static Refusal StatusForbids(DealStatus current, string message) =>
        new(RefusalKind.StateForbids, "statusForbids", message)
        {
            Members = new Dictionary<string, object?> { ["currentStatus"] = current },
        };

    public static Refusal CustomerAmbiguous(DealStatus current) =>
        new(RefusalKind.StateForbids, "customerAmbiguous",
            "Its keys point at two customers: nothing is approved before they are merged or told apart.")
        {
            Members = new Dictionary<string, object?> { ["currentStatus"] = current },
        };

    /// <summary>A deal of the caller's own, as a refusal names it.</summary>
    public sealed record OwnDeal(Guid Id, string Number, DealStatus Status);
}
