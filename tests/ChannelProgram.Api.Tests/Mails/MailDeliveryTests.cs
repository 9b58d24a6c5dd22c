using System.Net;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Mails;
using ChannelProgram.Domain.Mails;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Mails;

/// <summary>A node that sends its mails to a server.</summary>
public sealed class MailDeliveryTests : IAsyncLifetime
{
    private readonly IsolatedHost _host = new();
    private SmtpServer _server = new();
    private ChannelHost.Product _node = null!;
    private int _port;

    public async Task InitializeAsync()
    {
        await _host.InitializeAsync();
        _port = _server.Port;
        _node = _host.Another(
            ("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{_port}"), ("Mail:Tls", "none"),
            ("Mail:From", "Program <program@vendor.example>"));
        _node.StartServer();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await _node.DisposeAsync();
        await _host.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_mail_has_both_forms_and_says_that_a_program_sent_it()
    {
        var deal = await Written();
        await Send();

        var mail = Assert.Single(_server.Received, it => it.To.ToString() == "sales@gold.example");
        Assert.Equal("\"Program\" <program@vendor.example>", mail.From.ToString());
        Assert.Contains(deal.String("number")!, mail.Subject, StringComparison.Ordinal);
        Assert.Contains(deal.String("number")!, mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("<p>", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.EndsWith("@vendor.example", mail.MessageId, StringComparison.Ordinal);
        Assert.Equal(2, _server.Received.Select(it => it.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task A_server_that_is_down_loses_nothing_and_delays_nothing_else()
    {
        await _server.DisposeAsync();
        var deal = await Written();
        await Assert.ThrowsAsync<MailServerException>(Send);
        Assert.All(await _host.Mails(deal.String("number")!), it => Assert.Null(it.SentAt));
        var other = await _host.Gold.Registered(Registration.NewCustomer());
        Assert.Equal("approved", other.DealStatus);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            _host.Clock.Now += TimeSpan.FromMinutes(1);
            await Assert.ThrowsAsync<MailServerException>(Send);
        }

        _server = new(_port);
        _host.Clock.Now += TimeSpan.FromMinutes(1);
        await Send();

        Assert.Equal(2, _server.Received.Count);
        Assert.All(await _host.Mails(deal.String("number")!), it => Assert.Equal(_host.Clock.Now, it.SentAt));
    }

    [Fact]
    public async Task A_recipient_that_is_refused_for_good_ends_that_mail_alone()
    {
        _server.Refuses = it => it.Contains("admin@", StringComparison.Ordinal) ? "550 No such user here" : null;
        var deal = await Written();
        await Send();
        _host.Clock.Now += TimeSpan.FromDays(1);
        await Send();

        Assert.Equal("sales@gold.example", Assert.Single(_server.Received).To.ToString());
        var refused = (await _host.Mails(deal.String("number")!)).Single(it => it.SentAt is null);
        Assert.Equal(("550", null, true), (refused.Fault, refused.NextAttemptAt, refused.RefusedAt is not null));
    }

    [Fact]
    public async Task A_recipient_that_is_refused_for_now_is_tried_again_less_and_less_often()
    {
        _server.Refuses = it => it.Contains("admin@", StringComparison.Ordinal) ? "450 Try again later" : null;
        var deal = await Written();
        var pauses = new List<double>();
        for (var attempt = 0; attempt < 8; attempt++)
        {
            await Send();
            var waits = (await _host.Mails(deal.String("number")!)).Single(it => it.SentAt is null);
            pauses.Add((waits.NextAttemptAt!.Value - _host.Clock.Now).TotalMinutes);
            _host.Clock.Now = waits.NextAttemptAt.Value;
        }

        _server.Refuses = _ => null;
        await Send();

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], pauses);
        Assert.Equal(2, _server.Received.Count);
    }

    [Fact]
    public async Task A_mail_at_which_the_connection_breaks_does_not_keep_back_the_others()
    {
        _server.Breaks = it => it.Contains("admin@", StringComparison.Ordinal);
        await Written();
        await Assert.ThrowsAsync<MailServerException>(Send);
        _host.Clock.Now += TimeSpan.FromMinutes(1);
        await Assert.ThrowsAsync<MailServerException>(Send);
        _host.Clock.Now += TimeSpan.FromMinutes(1);
        await Send();

        Assert.Equal("sales@gold.example", Assert.Single(_server.Received).To.ToString());
    }

    [Fact]
    public async Task A_mail_of_a_node_that_died_is_sent_by_another_with_the_same_id()
    {
        await Written();
        await using (var scope = Scope())
            Assert.Equal(2, (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new TakeMails())).Value.Count);

        await Send();
        Assert.Empty(_server.Received);
        _host.Clock.Now += Mail.TakenFor;
        await Send();
        Assert.Equal(2, _server.Received.Count);

        // Sent, but not recorded.
        await _host.Database.Read(db => db.Set<Mail>().ExecuteUpdateAsync(it => it
            .SetProperty(mail => mail.SentAt, (DateTimeOffset?)null).SetProperty(mail => mail.NextAttemptAt, _host.Clock.Now)));
        await Send();
        Assert.Equal(4, _server.Received.Count);
        Assert.Equal(2, _server.Received.Select(it => it.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task Nodes_that_send_at_once_send_each_mail_once()
    {
        for (var i = 0; i < 15; i++) await _host.Gold.Registered(Registration.NewCustomer());
        await Written();

        await Task.WhenAll(Send(), Send(), Send());

        Assert.Equal(32, _server.Received.Count);
        Assert.Equal(32, _server.Received.Select(it => it.MessageId).Distinct().Count());
    }

    [Theory]
    [InlineData("Acme \u2028Bcc: eve@evil.example")]
    [InlineData("Müller & <script>alert(1)</script> \"株式会社\" GmbH")]
    [InlineData("{{ partner }} {% raw %} =?utf-8?q?=0d=0aBcc:=20eve@evil.example?=")]
    [InlineData("\u202Egnp.exe\u2066 Example")]
    public async Task A_customer_cannot_name_itself_into_the_headers_or_the_html(string name)
    {
        var body = Deals.DealActions.Json(Registration.NewCustomer());
        body["customer"]!["name"] = name;
        var deal = (await _host.Gold.PostText("/v1/deals", body.ToJsonString())).Expect(HttpStatusCode.Created);
        await _host.WriteMails();
        await Send();

        var mail = Assert.Single(_server.Received, it => it.To.ToString() == "sales@gold.example");
        Assert.Empty(mail.Bcc);
        Assert.Equal(
            ["Auto-Submitted", "Date", "From", "MIME-Version", "Message-Id", "Subject", "To"],
            mail.Headers.Select(it => it.Field).Order(StringComparer.Ordinal));
        Assert.EndsWith($"deal {deal.String("number")} is approved", mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", mail.HtmlBody, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(mail.Subject!, it => char.IsControl(it) || it is '\u2028' or '\u202E' or '\u2066');
        if (name.StartsWith("{{", StringComparison.Ordinal))
            Assert.Contains("{{ partner }}", mail.TextBody, StringComparison.Ordinal);
    }

    [Trait("Engine", "postgreSql")]
    [Fact]
    public async Task A_name_with_line_breaks_that_came_into_the_store_makes_no_headers()
    {
        var deal = await _host.Gold.Registered(Registration.NewCustomer());
        await _host.Database.Execute(
            $"UPDATE deals SET customer_name = concat('Acme', chr(13), chr(10), 'Bcc: eve@evil.example') WHERE id = '{deal.Id}'");
        await _host.WriteMails();
        await Send();

        Assert.All(_server.Received, it => Assert.Empty(it.Bcc));
        Assert.Equal(2, _server.Received.Count);
        Assert.Contains("Bcc: eve@evil.example: deal", _server.Received[0].Subject, StringComparison.Ordinal);
    }

    private async Task<Answer> Written()
    {
        var deal = await _host.Gold.Registered(Registration.NewCustomer());
        await _host.WriteMails();
        return deal;
    }

    private AsyncServiceScope Scope()
    {
        var scope = _node.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
        return scope;
    }

    private async Task Send()
    {
        await using var scope = Scope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SendMails());
    }
}
