using ChannelProgram.Application.Common;
using ChannelProgram.Application.Notifications;
using ChannelProgram.Infrastructure.Mails;
using Microsoft.Extensions.Configuration;

namespace ChannelProgram.Api.Tests.Notifications;

public class MailTemplateTests
{
    private static readonly MailTemplates Templates = new(
        new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["PublicUrl"] = "https://api.example.com/" }).Build());

    private static readonly Dictionary<string, string?> Values = new()
    {
        ["number"] = "DR-7K3M92QX",
        ["customer"] = "Acme GmbH",
        ["partner"] = "Birch Consulting",
        ["until"] = "23 December 2026, 09:00 UTC",
        ["due"] = "25 November 2026, 09:00 UTC",
        ["reason"] = "incomplete",
        ["message"] = "No budget was named.",
        ["name"] = "Ada Example",
        ["certification"] = "Foundation",
        ["takenOn"] = "20 November 2026",
        ["daysLeft"] = "30",
        ["tier"] = "Silver",
        ["missing"] = "quarterly revenue",
        ["line"] = "analytics",
        ["case"] = "019aa5b3-2c3d-7e4f-8051-627384950617",
        ["appealUntil"] = "3 December 2026, 09:00 UTC",
        ["hearingUntil"] = "26 November 2026, 09:00 UTC",
    };

    /// <summary>By what a mail names what it is about.</summary>
    private static readonly string[] Subjects = ["DR-7K3M92QX", "Foundation", "Silver"];

    public static TheoryData<string> Kinds => [.. FeatureNames<MailKind>.All];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_has_a_template_that_says_what_it_is_about(string kind)
    {
        // Staff reads of a case by its customer, as it is about deals of several partners.
        var isOfCase = kind.StartsWith("conflict", StringComparison.Ordinal);
        string[] subjects = isOfCase ? ["Acme GmbH"] : Subjects;
        Dictionary<string, string?> least = new()
        {
            ["number"] = "DR-7K3M92QX",
            ["certification"] = "Foundation",
            ["tier"] = "Silver",
            ["customer"] = isOfCase ? "Acme GmbH" : null,
        };
        foreach (var values in (Dictionary<string, string?>[])[Values, least])
        {
            var mail = Templates.Render(kind, values, canBeSwitchedOff: true);

            var subject = Assert.Single(subjects, it => mail.Subject.Contains(it, StringComparison.Ordinal));
            Assert.DoesNotContain('\n', mail.Subject);
            foreach (var form in (string[])[mail.Text, mail.Html])
            {
                Assert.Contains(subject, form, StringComparison.Ordinal);
                Assert.Contains("https://api.example.com/v1/me/notifications", form, StringComparison.Ordinal);
                Assert.Contains($"kind {kind}.", form, StringComparison.Ordinal);
                Assert.DoesNotContain("{{", form, StringComparison.Ordinal);
                Assert.DoesNotContain("{%", form, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Every_kind_is_in_the_table_of_mails() => Assert.Equal(
        FeatureNames<MailKind>.All.Order(StringComparer.Ordinal),
        MailTable.All.Select(it => it.Kind.Name).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void A_row_is_for_staff_or_for_partners() => Assert.All(
        MailTable.All, it => Assert.Single(it.Roles.Select(role => role >= Role.PartnerAdmin).Distinct()));
}
