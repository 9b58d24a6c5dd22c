using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Common;

public class CursorTests
{
    private static readonly PagePosition Here = PagePosition.Of(
        new(2026, 11, 21, 9, 0, 0, 123, 456, TimeSpan.Zero), new PartnerId(Guid.CreateVersion7()));

    private readonly Cursors _cursors = new(new EphemeralDataProtectionProvider());

    [Fact]
    public void A_cursor_restores_its_position_whatever_the_limit()
    {
        var cursor = _cursors.Write(Here, Request("north", "/v1/deals", "?status=won,lost&limit=10"));

        Assert.Equal(Here, _cursors.Read(cursor, Request("north", "/v1/deals", $"?limit=20&after={cursor}&status=won,lost")));
    }

    [Theory]
    [InlineData("south", "/v1/deals", "?status=won")]
    [InlineData("north", "/v1/leads", "?status=won")]
    [InlineData("north", "/v1/deals", "?status=lost")]
    [InlineData("north", "/v1/deals", "")]
    [InlineData("north", "/v1/deals", "?status=won&number=1")]
    public void A_cursor_is_valid_for_its_caller_list_and_filter_only(string caller, string path, string query)
    {
        var cursor = _cursors.Write(Here, Request("north", "/v1/deals", "?status=won"));

        Assert.Null(_cursors.Read(cursor, Request(caller, path, query)));
    }

    [Fact]
    public void Filters_cannot_be_written_so_that_they_read_as_others()
    {
        var cursor = _cursors.Write(Here, Request("north", "/v1/deals", "?a=1%26b%3D2"));

        Assert.Null(_cursors.Read(cursor, Request("north", "/v1/deals", "?a=1&b=2")));
    }

    [Fact]
    public void Every_changed_character_is_detected()
    {
        var request = Request("north", "/v1/deals", "");
        var cursor = _cursors.Write(Here, request);

        for (var i = 0; i < cursor.Length - 1; i++)
        {
            var changed = cursor[..i] + (cursor[i] == 'A' ? 'B' : 'A') + cursor[(i + 1)..];
            Assert.Null(_cursors.Read(changed, request));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("!!!")]
    [InlineData("AAAA")]
    [InlineData("💥")]
    public void A_malformed_cursor_is_rejected(string text) =>
        Assert.Null(_cursors.Read(text, Request("north", "/v1/deals", "")));

    private static DefaultHttpContext Request(string caller, string path, string query)
    {
        var context = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddSingleton(new CurrentCaller
            {
                Caller =
                    new(
                        CallerKind.PartnerSystem, caller, new PartnerId(Guid.CreateVersion7()), new HashSet<Role>(),
                        new HashSet<string>()),
            }).BuildServiceProvider(),
        };
        context.Request.Path = path;
        context.Request.QueryString = new(query);
        return context;
    }
}
