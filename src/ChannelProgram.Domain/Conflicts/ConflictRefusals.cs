using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Domain.Conflicts;

/// <summary>Error codes are published: they never change.</summary>
public static class ConflictRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "notFound", "There is no such case.");

    public static readonly Refusal NoSuchDocument = new(RefusalKind.NotFound, "notFound", "This case has no such document.");

    /// <summary>The same for every cause, so that nobody learns which codes there were.</summary>
    public static readonly Refusal CodeInvalid = new(
        RefusalKind.NotFound, "choiceCodeInvalid", "This code is unknown, used or expired.");

    public static readonly Refusal OwnDecision = new(
        RefusalKind.NotEligible, "ownDecision", "Nobody decides an appeal of an own decision: another one has to.");

    public static readonly Refusal Responsible = new(
        RefusalKind.NotEligible, "responsibleForParty", "Nobody decides a case of a partner that he is responsible for.");

    public static readonly Refusal VendorIsParty = new(
        RefusalKind.NotEligible, "vendorIsParty", "The vendor is a party: somebody outside its sales line decides.");

    public static Refusal OtherLevel(ConflictLevel level) => new(
        RefusalKind.NotEligible, "otherLevel", "The case is with another level: somebody of its group decides.")
    {
        Members = new Dictionary<string, object?> { ["level"] = level },
    };

    public static Refusal StageForbids(ConflictStage current, string message) =>
        Forbidden("statusForbids", message, current);

    public static Refusal LimitReached(ConflictStage current) =>
        Forbidden("conflictLimitReached", "This party has said or shown as much as the program allows.", current);

    public static Refusal NotContested(DealStatus current) =>
        Forbidden("notContested", "Nobody has a line that this deal waits for.", current);

    public static Refusal AlreadyParty(DealStatus current) =>
        Forbidden("alreadyParty", "This deal is a party of an open case about that.", current);

    public static Refusal AnswersAwaited(ConflictStage current) =>
        Forbidden("answersAwaited", "The parties have yet to agree to co-selling.", current);

    public static Refusal AppealsPossible(ConflictStage current, DateTimeOffset until) => Forbidden(
        "appealsPossible", "Parties may still appeal: wait until they have, or cannot any more.", current, ("until", until));

    public static Refusal AppealTooLate(ConflictStage current) =>
        Forbidden("appealTooLate", "The time to appeal is over.", current);

    public static Refusal AppealedAlready(ConflictStage current) =>
        Forbidden("appealedAlready", "Each party appeals once.", current);

    public static Refusal AnsweredAlready(ConflictStage current) =>
        Forbidden("answeredAlready", "The partner has answered already.", current);

    public static Refusal Final(ConflictStage current) =>
        Forbidden("final", "The appeal is decided: the decision is final.", current);

    public static Refusal EvidenceMissing(ConflictStage current) => Forbidden(
        "evidenceMissing", "A party takes a case to a formal dispute once it has shown something: add a document first.",
        current);

    public static Refusal RulingMissing(ConflictStage current) =>
        Forbidden("rulingMissing", "The result of a formal dispute is recorded with its ruling: attach that first.", current);

    public static Refusal ChoiceNotConfirmed(ConflictStage current) =>
        Forbidden("choiceNotConfirmed", "The customer has not confirmed its choice.", current);

    public static Refusal HolderNotHeard(ConflictStage current, DateTimeOffset until) =>
        Forbidden("holderNotHeard", "The partner that would release the line is heard first.", current, ("until", until));

    public static Refusal RevenueConfirmed(ConflictStage current) => Forbidden(
        "revenueConfirmed", "Revenue of this line is confirmed: it is taken from nobody. The credit can be shared.", current);

    public static Refusal LineNotFree(ConflictStage current) =>
        Forbidden("lineNotFree", "Somebody who is no party has the line by now.", current);

    public static Refusal ClaimEnded(ConflictStage current) => Forbidden(
        "claimEnded", "The deal that would have the line has given it up, or its partner has it by another deal.", current);

    public static Refusal ProtectionUsedUp(ConflictStage current) => Forbidden(
        "protectionUsedUp", "Nothing is left of the days in which that partner may be protected on this line.", current);

    public static Refusal CustomerUnclear(ConflictStage current) => Forbidden(
        "customerAmbiguous", "It is not decided who the customer of that deal is: decide that first.", current);

    private static Refusal Forbidden(
        string code, string message, Enum current, params (string Name, object? Value)[] more) =>
        new(RefusalKind.StateForbids, code, message)
        {
            Members = more.Append(("currentStatus", (object?)current)).ToDictionary(it => it.Item1, it => it.Item2),
        };
}
