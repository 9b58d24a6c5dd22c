using ChannelProgram.Application.Conflicts;
using ChannelProgram.Domain.Activities;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Web.Conflicts;

internal static class ConflictInsightExamples
{
    private const string Held = "DR-2B4D6F8H";
    private const string Waiting = "DR-7K3M92QX";

    private static readonly Guid Holder = new("019aa5b2-8c00-7a3b-9f21-6d0c4b5e7f10");
    private static readonly Guid Challenger = new("019aa5b2-8c00-7a3b-9f21-6d0c4b5e7f11");
    private static readonly Guid HoldersPartner = new("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60");
    private static readonly Guid ChallengersPartner = new("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f61");
    private static readonly Guid Account = new("019aa5b1-44d0-7b12-a5c3-7e8f90a1b2c3");
    private static readonly Guid Staff = new("019aa5b0-2b6d-7e11-9c4f-5a6b7c8d9e0f");
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static readonly ConflictFactSheet FactSheet = new(
        new("019aa5b3-2c3d-7e4f-8051-627384950617"), Noon.AddHours(2),
        [
            new(
                Holder, Held, HoldersPartner, "Birch Consulting", "gold", ConflictRole.Holder, DealStatus.Approved,
                new(DealActivityKind.Demo, Noon.AddMinutes(-90), Noon.AddMinutes(-60)),
                [new(DealActivityKind.Demo, 1)],
                new(DealActivityKind.Demo, Noon.AddMinutes(-90), Noon.AddMinutes(-60)), Documents: 0, Evidence: 0,
                [
                    new(Noon.AddHours(-2), ConflictFact.Registered, Detail: null),
                    new(Noon.AddHours(-2), ConflictFact.LineTaken, Detail: null),
                    new(Noon.AddHours(-2), ConflictFact.ProtectedFrom, Detail: null),
                    new(
                        Noon.AddMinutes(-60), ConflictFact.Activity,
                        "A demo at 2026-11-23T10:30:00Z, as the partner says, with a contact of the customer."),
                    new(Noon, ConflictFact.Joined, Detail: null),
                    new(Noon.AddHours(-2).AddDays(30), ConflictFact.ProtectedUntil, Detail: null),
                ]),
            new(
                Challenger, Waiting, ChallengersPartner, "Alder Systems", "silver", ConflictRole.Challenger,
                DealStatus.Waitlisted, FirstContact: null, Activities: [], LatestProgress: null, Documents: 0, Evidence: 0,
                [
                    new(Noon.AddHours(-1), ConflictFact.Registered, Detail: null),
                    new(Noon.AddHours(-1), ConflictFact.LineWaited, Detail: null),
                    new(Noon, ConflictFact.Joined, Detail: null),
                    new(Noon, ConflictFact.Statement, Detail: null),
                ]),
        ],
        [
            new(
                Holder,
                [
                    new(
                        KeyKind.Domain, "acme.de", Account, IsOfCase: true, Confirmed: false, HoldersPartner,
                        Noon.AddHours(-2)),
                ],
                Opened: true, SimilarNames: 0, KeysDisagree: false, CustomerInDoubt: false, Choice: null),
            new(
                Challenger,
                [
                    new(
                        KeyKind.Domain, "acme.de", Account, IsOfCase: true, Confirmed: false, HoldersPartner,
                        Noon.AddHours(-2)),
                ],
                Opened: false, SimilarNames: 0, KeysDisagree: false, CustomerInDoubt: false, Choice: null),
        ],
        EarlierCases: [],
        [
            new(
                ConflictRule.FirstRegistered, Version: 1, Holder,
                $"{Held} was accepted first, registered at 2026-11-23T10:00:00Z; then {Waiting}, at 2026-11-23T11:00:00Z."),
            new(ConflictRule.HeldSince, Version: 1, Holder, $"{Held} has had the line since 2026-11-23T10:00:00Z."),
            new(
                ConflictRule.ProtectionInForce, Version: 1, Holder,
                $"{Held} is protected from 2026-11-23T10:00:00Z until 2026-12-23T10:00:00Z."),
            DaysLeft(Held),
            DaysLeft(Waiting),
            new(
                ConflictRule.Progress, Version: 1, Holder,
                $"Recorded for {Held} before it became a party: 1, of which show progress: 1, the last at 2026-11-23T11:00:00Z; "
                + "since then: 0."),
            new(
                ConflictRule.Progress, Version: 1, SpeaksFor: null,
                $"Recorded for {Waiting} before it became a party: 0, of which show progress: 0; since then: 0."),
            Keys(Held),
            Keys(Waiting),
            Eligible(Held, "gold"),
            Eligible(Waiting, "silver"),
            new(
                ConflictRule.WithoutEvidence, Version: 1, Holder,
                "No challenger has shown anything for its side: at 2026-11-26T12:00:00Z whoever has the line is upheld."),
        ],
        new(
            ConflictOutcome.UpholdHolder, Deal: null, Shares: [], Fallback: null,
            "No challenger has shown anything for its side."));

    public static readonly ConflictStatistics Statistics = new(
        Total: 2, Open: 1,
        [new(ConflictKind.Dispute, 2)],
        [new(ConflictStage.Identified, 1), new(ConflictStage.Closed, 1)],
        [new(ConflictLevel.WorkingTeam, 2)],
        [new(ConflictOutcome.UpholdHolder, 1)],
        new(Count: 1, OnTime: 1, Late: 0, MeanHours: "52.5", MedianHours: "52.5"),
        Appeals: 0, Reversals: 0, EndedWithoutDecision: 0,
        [new(Staff, Decided: 1, OnTime: 1, Reversed: 0, UpheldHolder: 1, Reassigned: 0)],
        [
            new(
                ChallengersPartner, "Alder Systems", Cases: 2, AsHolder: 0, AsChallenger: 2, Kept: 0, Gained: 0, Released: 1,
                Shared: 0, Appeals: 0, AppealsWon: 0),
            new(
                HoldersPartner, "Birch Consulting", Cases: 2, AsHolder: 2, AsChallenger: 0, Kept: 1, Gained: 0, Released: 0,
                Shared: 0, Appeals: 0, AppealsWon: 0),
        ],
        [new(Staff, Cases: 2, DecidedFor: 1, DecidedAgainst: 0)]);

    private static ConflictFactSheet.RuleFact DaysLeft(string number) => new(
        ConflictRule.ProtectionDaysLeft, Version: 1, SpeaksFor: null,
        $"The partner of {number} has 90 of 90 days of protection left on this line, within 180 days.");

    private static ConflictFactSheet.RuleFact Keys(string number) => new(
        ConflictRule.CustomerKeys, Version: 1, SpeaksFor: null,
        $"Keys of {number}: 1, of which are the customer's: 1; confirmed: 0.");

    private static ConflictFactSheet.RuleFact Eligible(string number, string tier) => new(
        ConflictRule.Eligibility, Version: 1, SpeaksFor: null,
        $"The partner of {number} is active; its tier, {tier}, registers deals.");
}
