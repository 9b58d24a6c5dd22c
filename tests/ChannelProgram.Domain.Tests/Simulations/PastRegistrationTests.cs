using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Domain.Simulations;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.Simulations;

/// <summary>The rules of the simulation are those by which deals are screened.</summary>
public class PastRegistrationTests
{
    private static readonly ProgramVersion OneOpen = Program with
    {
        Tiers = [Program.TierOf("gold")! with { OpenRegistrationLimit = 1 }],
    };

    [Theory]
    [InlineData(DealType.NewBusiness, 50_000, RegistrationOutcome.ApprovedAtOnce)]
    [InlineData(DealType.NewBusiness, 50_001, RegistrationOutcome.WaitsForStaff)]
    [InlineData(DealType.PublicTender, 1, RegistrationOutcome.WaitsForStaff)]
    public void Staff_decides_what_is_above_the_limit_and_every_public_tender(
        DealType type, decimal amount, RegistrationOutcome expected) =>
        Assert.Equal(expected, Outcome(Made(amount) with { Type = type }));

    [Theory]
    [InlineData(5_000, false, RegistrationOutcome.ApprovedAtOnce)]
    [InlineData(5_001, false, RegistrationOutcome.WaitsForStaff)]
    [InlineData(5_001, true, RegistrationOutcome.ApprovedAtOnce)]
    public void Staff_decides_above_the_limit_for_unconfirmed_keys(
        decimal amount, bool isConfirmed, RegistrationOutcome expected) =>
        Assert.Equal(expected, Outcome(
            Made(amount) with { IsConfirmed = isConfirmed },
            Program with { Sections = [new DealRegistrationTerms { UnconfirmedKeysLimit = new(5_000m) }] }));

    [Theory]
    [InlineData(DealType.NewBusiness, RegistrationOutcome.WaitsForStaff)]
    [InlineData(DealType.PublicTender, RegistrationOutcome.ApprovedAtOnce)]
    public void Values_on_one_customer_count_together_but_those_of_tenders(DealType other, RegistrationOutcome expected) =>
        Assert.Equal(expected, Outcome(Made(10_000), Program, Before(Made(45_000)) with { Type = other }));

    [Theory]
    [InlineData(0, RegistrationOutcome.ApprovedAtOnce)]
    [InlineData(1, RegistrationOutcome.OpenLimitReached)]
    public void What_has_ended_by_then_is_not_open(int hoursLeft, RegistrationOutcome expected) =>
        Assert.Equal(expected, Outcome(Made(10_000), OneOpen, Before(Made(1)) with { EndsAt = Now.AddHours(hoursLeft) }));

    [Fact]
    public void A_tier_that_the_program_does_not_have_cannot_register() =>
        Assert.Equal(RegistrationOutcome.TierCannotRegister, Made(1).Under(Program, "platinum", []));

    private static RegistrationOutcome Outcome(
        PastRegistration made, ProgramVersion? program = null, params PastRegistration[] others) =>
        made.Under(program ?? Program, "gold", [made, .. others]);

    private static PastRegistration Before(PastRegistration it) => it with { SubmittedAt = Now.AddDays(-1) };

    private static PastRegistration Made(decimal amount) => new(
        Gold.Id, new(Guid.NewGuid()), DealNumber.Generate(), DealType.NewBusiness, Now, EndsAt: null, new Money(amount, "USD"),
        [Acme], IsConfirmed: true);
}
