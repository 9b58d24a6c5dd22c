using System.Text.Json.Nodes;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;

namespace ChannelProgram.Web.Deals;

internal static class DealExamples
{
    public static readonly Guid Partner = new("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60");
    public static readonly Guid Account = new("019aa5b1-44d0-7b12-a5c3-7e8f90a1b2c3");
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Of <see cref="Registration"/>, signed with a key that nobody has any more.</summary>
    public const string Receipt =
        "eyJhbGciOiJFUzI1NiIsImtpZCI6IlNHajJMRFFmMGl0eFFCa2NJQmNscHhxZVpLTGotQkJyNlN5UTZnZkR1akEiLCJ0eXAiOiJKT1NF"
        + "In0.eyJkZWFsIjoiMDE5YWE1YjItOGMwMC03YTNiLTlmMjEtNmQwYzRiNWU3ZjEwIiwiZGlnZXN0IjoiZUduOVZ5M0U3V0ZqZWcxdEVs"
        + "RnFQSGdRMVNxX0dTSE9TSFZtTDVJT2JZRSIsImlkIjoiMDE5YWE1YjItOGMwMC03ZDJlLWIzYTQtNWM2ZDdlOGY5MDEyIiwibnVtYmVy"
        + "IjoiRFItN0szTTkyUVgiLCJwYXJ0bmVyIjoiMDE5YWE1YjAtMTFmMy03YzU2LThlMGEtMWIyYzNkNGU1ZjYwIiwicmVjZWl2ZWRBdCI6"
        + "IjIwMjYtMTEtMjNUMTI6MDA6MDBaIn0.FnrjjkakyWmjS-hPnebAGsGo_Qtd65zMx5Qzzl1Mu_aLfT0SHd7bdYzSSpIyMXFF9q8qXBvM"
        + "S6zVO24KDi5J8w";

    public static readonly DealRegistration Registration = new(
        Partner: null,
        DealType.NewBusiness,
        new("Acme GmbH", "DE", "https://www.acme.de", "Berlin", "DE 123456788", null, null, new("Ada Example", "ada@acme.de")),
        [new("analytics", new("30000.00", "USD")), new("platform", new("15000.00", "USD"))],
        ExampleValues.FutureDate,
        SalesStage.Qualified,
        DealSource.PartnerSourced,
        "Sam Seller",
        "Replaces the in-house reporting.",
        "crm-4711",
        TenderId: null,
        Distributor: null,
        Draft: false);

    public static readonly DealCheck Checked =
        new(new("45000.00", "USD"), WaitsForReview: false, ReviewReason: null, DecisionDueBy: null);

    public static readonly DealView Approved =
        View(DealStatus.Approved, new Protection(Noon, Noon.AddDays(30)), ClaimState.Held, ["update", "win", "lose", "withdraw"]);

    public static readonly JsonNode Update =
        JsonNode.Parse("""{"stage":"committed","customer":{"city":"Hamburg"},"description":null}""")!;

    public static readonly DealView Updated = Approved with
    {
        Stage = SalesStage.Committed,
        Customer = Approved.Customer with { City = "Hamburg" },
        Description = null,
    };

    public static readonly DealView Withdrawn = View(DealStatus.Withdrawn, protection: null, ClaimState.Released, []);

    public static readonly DealView ApprovedByStaff =
        Approved with { Partner = Partner, NextActions = ["win", "lose", "revoke"] };

    /// <summary>Of a partner whose tier has a lower limit, so that it waited for staff, and a lower margin.</summary>
    public static readonly DealView ApprovedAboveLimit = ApprovedByStaff with
    {
        Products = [.. ApprovedByStaff.Products.Select(it => it with { MarginPercent = "20" })],
    };

    public static readonly RequestInformation.Body InformationRequest = new("Who is your contact in their purchasing?");

    public static readonly DealView Asked =
        View(DealStatus.InformationRequested, protection: null, ClaimState.Held, ["reject"]) with
        {
            Partner = Partner,
            Information = new(Noon, InformationRequest.Question!, Noon.AddDays(10), Answer: null),
            EndsAt = Noon.AddDays(10),
        };

    public static readonly AnswerDeal.Body Answer = new("Ada Example, who signed the last order.");

    public static readonly DealView Answered =
        View(DealStatus.Submitted, protection: null, ClaimState.Held, ["update", "withdraw"]) with
        {
            DecisionDueBy = Noon.AddDays(2),
            Information = new(Noon, InformationRequest.Question!, DueBy: null, Answer.Text),
        };

    public static readonly OfferedLines Offered = new(["analytics", "platform"]);

    public static readonly DealView Extended = Approved with
    {
        DecisionDueBy = Noon.AddDays(27),
        Extension = new(RequestedAt: Noon.AddDays(25), Message: null),
    };

    public static readonly DecideExtension.Body ExtensionDecision = new(Grant: true, "Good luck with the board.");

    public static readonly DealView ExtendedByStaff =
        ApprovedByStaff with
        {
            Protection = new(Noon, Noon.AddDays(60), ExtensionsUsed: 1, ExtensionsLeft: 1),
            Extension = new(RequestedAt: null, ExtensionDecision.Message),
            EndsAt = Noon.AddDays(60),
        };

    public static readonly WinDeal.Body WinReport =
        new(new DateOnly(2026, 11, 20), new("44000.00", "USD"), "PO-2026-118", Products: null);

    public static readonly DealView WinReported = Approved with
    {
        Status = DealStatus.WinReported,
        Win = new(
            WinReport.WonOn!.Value, WinReport.Value!, WinReport.OrderReference, ["analytics", "platform"], Noon.AddDays(8),
            Noon.AddDays(22), ConfirmedAt: null),
        NextActions = ["withdraw"],
    };

    public static readonly ConfirmWin.Body WinConfirmation = new(WinReport.Value, WinReport.WonOn);

    public static readonly DealView Won = WinReported with
    {
        Partner = Partner,
        Status = DealStatus.Won,
        Protection = null,
        Win = WinReported.Win! with { ConfirmationDueBy = null, ConfirmedAt = Noon.AddDays(10) },
        EndsAt = Noon.AddDays(10),
        NextActions = ["revoke"],
    };

    public static readonly LoseDeal.Body LossReport = new(LossReason.NoBudget, "Postponed to next year.");

    public static readonly DealView Lost = View(DealStatus.Lost, protection: null, ClaimState.Released, []) with
    {
        Loss = new(LossReport.Reason!.Value, LossReport.Note),
        EndsAt = Noon,
    };

    public static readonly RevokeDeal.Body Revocation = new(DealReason.OutOfScope, "The customer buys for another country.");

    public static readonly DealView Revoked = View(DealStatus.Revoked, protection: null, ClaimState.Released, []) with
    {
        Partner = Partner,
        Reason = Revocation.Reason,
        Message = Revocation.Message,
        EndsAt = Noon,
    };

    public static readonly UndoDeal.Body Undo = new("The customer called back the next day.");

    public static readonly DealView Undone = ApprovedByStaff with { UndoneBecause = Undo.Reason };

    public static readonly RejectDeal.Body Rejection = new(DealReason.NotQualified, "There is no project with a budget yet.");

    public static readonly DealView Rejected = View(DealStatus.Rejected, protection: null, ClaimState.Released, []) with
    {
        Partner = Partner,
        Reason = Rejection.Reason,
        Message = Rejection.Message,
    };

    public static readonly Listing<TimelineItem> Timeline = new(
        [
            Item("deal.approved", new(ActorKind.System, null), DealStatus.Approved, new Protection(Noon, Noon.AddDays(30))),
            Item("deal.submitted", new(ActorKind.Partner, "demo-gold"), DealStatus.Submitted, null),
        ],
        Next: null);

    public static readonly DealMatching Matching = new(
        CompanyName.Rules, AccountOpened: null,
        [new(KeyKind.Domain, "acme.de", Account), new(KeyKind.TaxId, "DE123456788", Account: null)],
        [
            new(
                Account, "Acme GmbH", "DE",
                new(IsMatch: true, 1000, NameFinding.Alike, [new("acme", "acme", Agreement.Equal, 1000, 1000)])),
        ],
        NamesCompared: 0, [], []);

    public static readonly Listing<DealView> Page = new([Approved], Next: null);

    public static readonly Refusal AlreadyRegistered = DealRefusals.AlreadyRegistered([], null!, null!) with
    {
        Members = new Dictionary<string, object?>
        {
            ["deals"] = (DealRefusals.OwnDeal[])
            [
                new(
                    Approved.Id, Approved.Number, Approved.Status,
                    [new(RecognisedBy.Domain, "https://www.acme.de"), new(RecognisedBy.TaxId, "DE 123 456 788")]),
            ],
        },
    };

    private static DealView View(DealStatus status, Protection? protection, ClaimState claim, string[] next) => new(
        new("019aa5b2-8c00-7a3b-9f21-6d0c4b5e7f10"),
        "DR-7K3M92QX",
        Partner: null,
        DealType.NewBusiness,
        TenderId: null,
        status,
        Reason: null,
        Message: null,
        SalesStage.Qualified,
        protection is var (from, until) ? new(from, until, ExtensionsUsed: 0, ExtensionsLeft: 2) : null,
        DecisionDueBy: null,
        ReviewRequired: false,
        new("Acme GmbH", "DE", "https://www.acme.de", "Berlin", "DE 123456788", null, null, new("Ada Example", "ada@acme.de")),
        [
            new(
                "analytics", "analytics", new("30000.00", "USD"), claim, protection,
                protection is null ? null : "30", OfferedUntil: null),
            new(
                "platform", "platform", new("15000.00", "USD"), claim, protection,
                protection is null ? null : "30", OfferedUntil: null),
        ],
        new("45000.00", "USD"),
        ExampleValues.FutureDate,
        DealSource.PartnerSourced,
        "Sam Seller",
        "Replaces the in-house reporting.",
        "crm-4711",
        Distributor: null,
        Information: null,
        Extension: null,
        Win: null,
        Loss: null,
        UndoneBecause: null,
        Stale: false,
        EndsAt: protection?.Until ?? (DealStatusRules.EndedWithoutWin.Contains(status) ? Noon : null),
        Noon,
        Noon,
        Noon,
        Receipt,
        next);

    private static TimelineItem Item(string type, Actor by, DealStatus status, Protection? protection) => new(Noon, type, by, new(
        status, null, null, false, null, SalesStage.Qualified, ExampleValues.FutureDate, new("45000.00", "USD"),
        [new("analytics", ClaimState.Held, protection), new("platform", ClaimState.Held, protection)], []));
}
