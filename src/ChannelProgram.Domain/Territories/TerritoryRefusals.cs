using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Territories;

/// <summary>Error codes are published: they never change.</summary>
public static class TerritoryRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "notFound", "There is no such territory.");

    public static readonly Refusal NoSuchPartner =
        Refusal.Invalid(new Dictionary<string, string[]> { ["/partner"] = ["is no partner of the program"] });

    public static readonly Refusal HasEnded = new(RefusalKind.StateForbids, "statusForbids", "This territory has ended.")
    {
        Members = new Dictionary<string, object?> { ["currentStatus"] = ValidityStatus.Ended },
    };
}
