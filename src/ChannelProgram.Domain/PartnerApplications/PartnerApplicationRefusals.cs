using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.PartnerApplications;

/// <summary>Error codes are published: they never change.</summary>
public static class PartnerApplicationRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "notFound", "There is no such application.");

    public static readonly Refusal LinkExpired = new(
        RefusalKind.StateForbids, "linkExpired", "The application was not confirmed in time, or was confirmed before.");

    public static readonly Refusal WrongProof = Refusal.Invalid(
        new Dictionary<string, string[]> { ["/proof"] = ["answers no challenge that is still open: get another one"] });

    public static readonly Refusal AnsweredBefore = Refusal.Invalid(
        new Dictionary<string, string[]> { ["/proof"] = ["was sent before: get another challenge"] });

    public static Refusal OtherAgreement(string inForce) => Refusal.Invalid(
        new Dictionary<string, string[]> { ["/agreementVersion"] = [$"must be {inForce}, the version in force"] });

    /// <param name="doubts">Those that it did not have when it was confirmed.</param>
    public static Refusal NewDoubts(PartnerApplicationStatus current, ApplicationDoubts doubts) =>
        new(
            RefusalKind.StateForbids, "newDoubts",
            "Something speaks against it by now that did not when it was confirmed: "
            + $"{string.Join(", ", PartnerApplicationBody.NamesOf(doubts))}.")
        {
            Members = new Dictionary<string, object?> { ["currentStatus"] = current },
        };

    public static Refusal StatusForbids(PartnerApplicationStatus current) =>
        new(RefusalKind.StateForbids, "statusForbids", "The application's status does not allow this.")
        {
            Members = new Dictionary<string, object?> { ["currentStatus"] = current },
        };
}
