using ChannelProgram.Domain.Commitments;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Tests.Commitments;

public class CommitmentYearTests
{
    [Theory]
    // In Auckland it is the next day already, on which the program year 2026 begins.
    [InlineData("2026-06-30T11:59:59Z", "2025 2026")]
    [InlineData("2026-06-30T12:00:00Z", "2026 2027")]
    [InlineData("2027-01-15T12:00:00Z", "2026 2027")]
    public void It_is_for_this_program_year_or_the_next(string now, string years)
    {
        var program = new ProgramVersion
        {
            Version = 1,
            EffectiveFrom = default,
            Currency = "NZD",
            TimeZone = "Pacific/Auckland",
            YearStartMonth = 7,
            Products = [],
            Tiers = [],
        };

        Assert.Equal(
            years,
            string.Join(' ', Enumerable.Range(2020, 12).Where(year => Commitment.Enter(
                default, year, new(1, "NZD"), "somebody", program,
                DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)).Refusal is null)));
    }
}
