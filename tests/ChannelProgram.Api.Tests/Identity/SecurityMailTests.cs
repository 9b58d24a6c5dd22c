using System.Reflection;
using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Mails;
using ChannelProgram.Infrastructure.Mails;
using Microsoft.Extensions.Configuration;

namespace ChannelProgram.Api.Tests.Identity;

public class SecurityMailTests
{
    private const string Token = "7hQ2mZ0vXk4cT9wYb1LrD6sNf8eUjAoPq3iGtVxKzHM";

    private static readonly MailTemplates Templates = new(new ConfigurationBuilder().Build());

    public static TheoryData<string> Kinds =>
    [
        .. typeof(SecurityMails).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(it => (string)it.GetValue(null)!),
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_has_a_template_and_no_switch(string kind)
    {
        var mail = Templates.Render(kind, new Dictionary<string, string?> { ["token"] = Token }, canBeSwitchedOff: false);

        Assert.InRange(kind.Length, 1, Mail.MaxKindLength);
        Assert.DoesNotContain('\n', mail.Subject);
        foreach (var form in (string[])[mail.Text, mail.Html])
        {
            Assert.Contains("partner program", form, StringComparison.Ordinal);
            Assert.DoesNotContain("notifications", form, StringComparison.Ordinal);
            Assert.DoesNotContain("{{", form, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(SecurityMails.PasswordForgotten, "/v1/account/password/reset")]
    [InlineData(SecurityMails.EmailChangeAsked, "/v1/account/email/confirm")]
    [InlineData(SecurityMails.EmailToConfirm, "/v1/account/email/confirm")]
    public void A_token_comes_with_where_to_send_it(string kind, string path)
    {
        var mail = Templates.Render(kind, new Dictionary<string, string?> { ["token"] = Token }, canBeSwitchedOff: false);

        Assert.Contains($": {Token}", mail.Text, StringComparison.Ordinal);
        Assert.Contains(path, mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, mail.Subject, StringComparison.Ordinal);
    }
}
