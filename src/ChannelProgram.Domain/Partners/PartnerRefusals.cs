using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Partners;

/// <summary>Error codes are published: they never change.</summary>
public static class PartnerRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "notFound", "There is no such partner.");

    public static readonly Refusal NoSuchDistributor = Fault("/distributor", "is no partner of the type distributor");

    public static Refusal NotOfStaff(string pointer) => Fault(pointer, "is nobody of staff who decides");

    public static Refusal StatusForbids(PartnerStatus current) =>
        new(RefusalKind.StateForbids, "statusForbids", "The partner's status does not allow this.")
        {
            Members = new Dictionary<string, object?> { ["currentStatus"] = current },
        };

    /// <summary>Told to channel managers.</summary>
    public static readonly Refusal LeavingIsForAdmins = new(
        RefusalKind.NotEligible, "insufficientRole", "Only a program admin takes back that a partner leaves.");

    public static Refusal IsSuccessor(PartnerStatus current) =>
        new(
            RefusalKind.StateForbids, "isSuccessor",
            "Another partner that leaves names it as its successor: it cannot leave before.")
        {
            Members = new Dictionary<string, object?> { ["currentStatus"] = current },
        };

    public static Refusal OffboardingChanged(PartnerStatus current) =>
        new(
            RefusalKind.StateForbids, "offboardingChanged",
            "What offboarding would do has changed since it was listed: list it again, and confirm that.")
        {
            Members = new Dictionary<string, object?> { ["currentStatus"] = current },
        };

    public static Refusal OtherAgreement(string inForce) => Fault("/version", $"must be {inForce}, the version in force");

    public static Refusal NotEditable(PartnerStatus current, IReadOnlyList<string> pointers) =>
        new(RefusalKind.StateForbids, "notEditable", "What pointers names is changed by staff only.")
        {
            Members = new Dictionary<string, object?> { ["currentStatus"] = current, ["pointers"] = pointers },
        };

    private static Refusal Fault(string pointer, string fault) =>
        Refusal.Invalid(new Dictionary<string, string[]> { [pointer] = [fault] });
}
