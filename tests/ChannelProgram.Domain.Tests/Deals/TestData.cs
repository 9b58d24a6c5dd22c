using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Tests.Deals;

/// <summary>The default program, a Gold partner and a customer, for tests that read like the rulebook.</summary>
internal static class TestData
{
    /// <summary>A Friday morning.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public static readonly AccountId Acme = new(Guid.Parse("00000000-0000-7000-8000-00000000000a"));
    public static readonly AccountId AcmeToo = new(Guid.Parse("00000000-0000-7000-8000-00000000000b"));

    public static readonly ProgramVersion Program = new()
    {
        Version = 1,
        EffectiveFrom = Now.AddYears(-1),
        Currency = "USD",
        TimeZone = "UTC",
        Products = [new("analytics", "Analytics", "analytics"), new("platform", "Platform", "platform"),
            new("reports", "Reports", "analytics")],
        Tiers = [Tier("registered") with { DealRegistration = false }, Tier("silver"), Tier("gold", 50_000m)],
        ExchangeRates = [Rate("EUR", 1.10m)],
        Sections = [new DealRegistrationTerms { AutoApproveLimit = new(25_000m), UnconfirmedKeysLimit = new(50_000m) }],
    };

    public static readonly Registrant Gold =
        new(new(Guid.Parse("00000000-0000-7000-8000-000000000001")), IsActive: true, "gold", Program);

    public static readonly Registrant Silver = Gold with { Tier = "silver" };

    public static Tier Tier(string code, decimal? limit = null) =>
        new() { Code = code, Name = code, DealRegistration = true, AutoApprovalLimit = limit is { } amount ? new(amount) : null };

    public static ExchangeRate Rate(string currency, decimal rate) => new() { Currency = currency, Rate = rate };

    public static ClaimTarget Line(string line, AccountId? account = null) => new(account ?? Acme, "", line);

    public static Registration NewRegistration(decimal amount = 10_000m, string currency = "USD", params string[] products) =>
        new(
            DealType.NewBusiness,
            new Customer("Acme", "DE", "acme.de", null, null, null, null, null, null),
            [
                .. products.DefaultIfEmpty("analytics")
                    .Select(code => new DealProduct(code, Program.ProductOf(code)!.Line, new Money(amount, currency)))],
            new DateOnly(2027, 1, 31), SalesStage.Qualified, DealSource.PartnerSourced, null, null, null);

    /// <summary>A deal on these products, each worth 10,000, where others hold some lines.</summary>
    public static Deal Registered(
        string[] products, string[]? taken = null, Registrant? by = null, AccountId[]? accounts = null, bool inDoubt = false) =>
        Deal.Register(
            NewRegistration(products: products), by ?? Gold,
            MatchedWith(taken ?? [], inDoubt ? ReviewReasons.SimilarNames : ReviewReasons.None, accounts), Now);

    /// <summary>A customer as a registration meets it, where others hold some lines.</summary>
    public static MatchedCustomer MatchedWith(
        string[]? taken = null, ReviewReasons doubts = ReviewReasons.None, AccountId[]? accounts = null) =>
        CustomerOf(accounts ?? [Acme]) with
        {
            TakenTargets = (taken ?? []).Select(it => Line(it)).ToHashSet(),
            ReviewReasons = doubts,
        };

    /// <summary>A customer of whom nothing else is known. Staff has said nothing of who sells to it.</summary>
    public static MatchedCustomer CustomerOf(params AccountId[] accounts) => new(accounts, SellingAreas.None);

    extension(Deal deal)
    {
        public Refusal? Check(DealAction action) => deal.Check(action, Program, Now);

        public Refusal? Approve(ProgramVersion program, DateTimeOffset now, NamedUnit? unit = null) =>
            deal.Approve(ProtectionHistory.None, program, now, unit);

        public Refusal? Reject(DealReason reason, string? message, DateTimeOffset now) =>
            deal.Reject(reason, message, Program, now);

        public Refusal? Withdraw(DateTimeOffset now) => deal.Withdraw(Program, now);

        public Refusal? SeparateFromSimilar() => deal.SeparateFromSimilar(Program, Now);

        public Result<string> UnitFor(string? asked, bool several) => deal.UnitFor(asked, several, Program, Now);

        public void ApplyDeadlines(ProgramVersion program, DateTimeOffset now) =>
            deal.ApplyDeadlines(ProtectionHistory.None, program, now);

        /// <summary>A line comes free, is offered to the deal, and its partner accepts at once.</summary>
        public void TakeFreedLine(ClaimTarget freed, Registrant by, MatchedCustomer customer, DateTimeOffset at)
        {
            deal.Offer(freed, by.Program, at);
            Assert.Null(deal.AcceptOffer([freed.ProductLine], by, customer, at));
        }
    }

    /// <summary>An order of today.</summary>
    public static WinReport Order(params string[] products) => new(
        DateOnly.FromDateTime(Now.UtcDateTime), new(10_000m, "USD"), "PO-1", products.Length == 0 ? null : products);

    public static IEnumerable<string> Types(this Deal deal) => deal.Events.Select(it => it.Type);

    /// <summary>A merge finds that somebody has had the line for longer.</summary>
    public static void YieldInMerge(this Deal deal, Claim claim, DateTimeOffset at)
    {
        // The store numbers claims.
        foreach (var (place, it) in deal.Claims.Index()) typeof(Claim).GetProperty(nameof(Claim.Id))!.SetValue(it, place + 1L);
        var live = new LiveClaim(claim.Id, deal.OwnerId, deal.Partner, claim.Target, claim.State);
        deal.ApplyMergeDecisions([new MergeDecision(live, ClaimOutcome.Waitlisted, live)], at);
    }
}
