using System.ComponentModel;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Web.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ChannelProgram.Api.Tests.Common;

public class ListQueryTests
{
    private readonly InputFaults _faults = new();

    [Theory]
    [InlineData("", 50, false)]
    [InlineData("?limit=1", 1, false)]
    [InlineData("?limit=200", 200, false)]
    [InlineData("?limit=201", 50, true)]
    [InlineData("?limit=0", 50, true)]
    [InlineData("?limit=-1", 50, true)]
    [InlineData("?limit=%2B5", 50, true)]
    [InlineData("?limit=", 50, true)]
    [InlineData("?limit=99999999999", 50, true)]
    public void A_limit_is_from_1_to_200(string query, int limit, bool refused)
    {
        Assert.Equal(limit, Of(query).Page().Limit);
        Assert.Equal(refused, _faults.ByPointer.ContainsKey("limit"));
    }

    [Fact]
    public void Each_member_of_a_filter_is_read_by_its_name_and_type()
    {
        var id = Guid.CreateVersion7();

        var filter = Filter(
            $"?kind=round,squareCut&code=a,b+c&account={id}&number=dr7k3m92qx&since=2026-11-21T09:00:00Z&open=true");

        Assert.Equal([SampleKind.Round, SampleKind.SquareCut], filter.Kind);
        Assert.Equal(["a", "b c"], filter.Code);
        Assert.Equal([new AccountId(id)], filter.Account);
        Assert.Equal("DR-7K3M92QX", filter.Number.Single().Value);
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero), filter.Since);
        Assert.True(filter.Open);
        Assert.False(_faults.Any);
    }

    [Fact]
    public void A_filter_that_is_not_given_is_empty()
    {
        var filter = Filter("");

        Assert.Empty(filter.Kind);
        Assert.Equal((null, null), (filter.Since, filter.Open));
        Assert.False(_faults.Any);
    }

    [Theory]
    [InlineData("?kind=oval", "kind", "must be one of round, squareCut")]
    [InlineData("?kind=Round", "kind", "must be one of round, squareCut")]
    [InlineData("?kind=1", "kind", "must be one of round, squareCut")]
    [InlineData("?kind=", "kind", "must be one of round, squareCut")]
    [InlineData("?kind=round,", "kind", "must be one of round, squareCut")]
    [InlineData("?code=", "code", "must not be empty")]
    [InlineData("?code=a%00", "code", "must not contain control characters")]
    [InlineData("?code=123456", "code", "has at most 5 characters")]
    [InlineData("?country=de", "country", "must be an ISO 3166-1 alpha-2 code in upper case, such as DE")]
    [InlineData("?account=1", "account", "must be an account's id")]
    [InlineData("?partner=1", "partner", "must be a partner's id")]
    [InlineData("?number=DR-1", "number", "must be a deal's number such as DR-7K3M92QX")]
    [InlineData("?since=2026-11-21", "since", "must be a time such as 2026-11-21T09:00:00Z")]
    [InlineData("?open=1", "open", "must be true or false")]
    public void A_value_of_the_wrong_type_is_a_fault(string query, string name, string message)
    {
        Filter(query);

        Assert.Equal([message], _faults.ByPointer[name]);
        Assert.Single(_faults.ByPointer);
    }

    [Fact]
    public void All_faults_are_reported_at_once()
    {
        Of("?kind=oval,round&code=a,,b&open=no&limit=0").Filter<SampleFilters>();
        Of("?kind=oval,round&code=a,,b&open=no&limit=0").Page();

        Assert.Equal(["code", "kind", "limit", "open"], _faults.ByPointer.Keys);
    }

    [Fact]
    public void A_filter_takes_fifty_values_and_no_more()
    {
        Assert.Equal(50, Filter($"?code={string.Join(',', Enumerable.Range(0, 50))}").Code.Count);
        Assert.False(_faults.Any);

        Assert.Empty(Filter($"?code={string.Join(',', Enumerable.Range(0, 51))}").Code);
        Assert.Equal(["has at most 50 values"], _faults.ByPointer["code"]);
    }

    [Fact]
    public void A_filter_for_the_vendor_is_refused_to_partners_whatever_it_says()
    {
        var own = new PartnerId(Guid.CreateVersion7());
        var caller = new Caller(CallerKind.PartnerSystem, "north", own, new HashSet<Role>(), new HashSet<string>());

        Assert.Empty(Of($"?partner={own.Value}", caller).Filter<SampleFilters>().Partner);
        Assert.Equal(["is for the vendor: what you see is your own partner's"], _faults.ByPointer["partner"]);
    }

    [Fact]
    public void An_invalid_cursor_has_a_code_of_its_own()
    {
        Assert.Null(Of("?after=x").Page().After);
        Assert.Equal("cursorInvalid", _faults.OnlyCode);
    }

    private SampleFilters Filter(string query) => Of(query).Filter<SampleFilters>();

    private QueryReader Of(string query, Caller? caller = null) =>
        new(new QueryCollection(QueryHelpers.ParseQuery(query)), _faults, caller ?? Caller.Program, _ => null);

    private sealed record SampleFilters : IListFilter
    {
        [Description("Of one of these kinds.")]
        public IReadOnlyList<SampleKind> Kind { get; init; } = [];

        [Description("With one of these codes."), Line(5)]
        public IReadOnlyList<string> Code { get; init; } = [];

        [Description("In one of these countries."), CountryCode]
        public IReadOnlyList<string> Country { get; init; } = [];

        [Description("Of one of these accounts.")]
        public IReadOnlyList<AccountId> Account { get; init; } = [];

        [Description("Of one of these partners."), VendorOnly]
        public IReadOnlyList<PartnerId> Partner { get; init; } = [];

        [Description("With one of these numbers."), TextFormat(DealNumber.MaxTextLength)]
        public IReadOnlyList<DealNumber> Number { get; init; } = [];

        [Description("Changed at this instant or after it.")]
        public DateTimeOffset? Since { get; init; }

        [Description("Those that are open, or those that are not.")]
        public bool? Open { get; init; }
    }
}
