using ChannelProgram.Domain.AccountAssignments;
using ChannelProgram.Domain.Common;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.AccountAssignments;

public class AccountAssignmentTests
{
    private static readonly PartnerId One = Gold.Id;
    private static readonly PartnerId Other = new(Guid.Parse("00000000-0000-7000-8000-000000000002"));

    [Theory]
    [InlineData(-1, ValidityStatus.Upcoming)]
    [InlineData(0, ValidityStatus.Active)]
    [InlineData(9, ValidityStatus.Active)]
    [InlineData(10, ValidityStatus.Ended)]
    public void It_holds_from_its_beginning_and_no_more_at_its_end(int day, ValidityStatus status) =>
        Assert.Equal(status, Assigned(One, until: 10).StatusAt(Now.AddDays(day)));

    [Fact]
    public void It_is_ended_once_and_before_it_begins_too()
    {
        var later = Assigned(One, from: 5, until: 10);

        Assert.Null(later.End("No more.", Now));

        Assert.Equal((ValidityStatus.Ended, Now, "No more."), (later.StatusAt(Now), later.EndedAt, later.EndReason));
        Assert.Equal("statusForbids", later.End(null, Now.AddDays(6))!.Code);
        Assert.Equal("statusForbids", Assigned(One, until: 10).End(null, Now.AddDays(10))!.Code);
        Assert.Equal(["accountAssignment.created", "accountAssignment.ended"], later.Events.Select(it => it.Type));
    }

    [Fact]
    public void It_contradicts_one_to_another_partner_with_a_common_line_and_a_common_time()
    {
        var first = Assigned(One, from: 0, until: 10, "analytics", "platform");

        Assert.True(first.Contradicts(Assigned(Other, 9, null, "platform", "support")));
        Assert.True(Assigned(Other, 9, null, "platform", "support").Contradicts(first));
        Assert.True(first.Contradicts(Assigned(Other, from: 9)));
        Assert.True(Assigned(Other).Contradicts(Assigned(One)));

        Assert.False(first.Contradicts(Assigned(One)));
        Assert.False(first.Contradicts(Assigned(Other, 0, null, "support")));
        Assert.False(first.Contradicts(Assigned(Other, from: 10)));
        Assert.False(Assigned(Other, from: 10).Contradicts(first));
    }

    [Fact]
    public void One_that_was_ended_contradicts_nothing_from_then_on()
    {
        var first = Assigned(One);
        first.End(null, Now.AddDays(3));

        Assert.True(first.Contradicts(Assigned(Other, from: 2)));
        Assert.False(first.Contradicts(Assigned(Other, from: 3)));
    }

    private static AccountAssignment Assigned(PartnerId partner, int from = 0, int? until = null, params string[] lines) =>
        AccountAssignment.Create(
            new(
                Acme, partner, lines is [] ? null : lines, Now.AddDays(from), until is { } days ? Now.AddDays(days) : null,
                Note: null),
            conflict: null, "staff", Now);
}
