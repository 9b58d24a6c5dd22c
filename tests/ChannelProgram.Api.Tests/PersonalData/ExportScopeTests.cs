using System.Net;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Identity;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.Users;
using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Demo;

namespace ChannelProgram.Api.Tests.PersonalData;

/// <summary>What an export leaves out, although it is stored.</summary>
public sealed class ExportScopeTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private const string Own = "/v1/account/personal-data";

    [Fact]
    public async Task No_export_hands_out_a_link_that_was_mailed_to_somebody()
    {
        var email = await host.AddPerson();
        var (id, person, other) = (await host.IdOf(email), host.Person(email), $"x{email}");
        (await person.Post("/v1/account/email", new { password = DemoSeed.Password, email = other }))
            .Expect(HttpStatusCode.Accepted);
        (await host.Nobody.Post("/v1/account/password/forgot", new { email })).Expect(HttpStatusCode.Accepted);
        var tokens = (await host.MailsTo(email)).Concat(await host.MailsTo(other)).Where(it => it.HasSecret)
            .Select(it => UserActions.TokenIn(it.Text)).ToList();
        Assert.Equal([43, 43, 43], tokens.Select(it => it.Length));

        var gold = host.Person("admin@gold.example");
        foreach (var export in new[]
        {
            await Export(gold, new { email }), await Export(gold, new { person = id }), await person.Get(Own),
            await host.Export(email),
        })
        {
            Assert.Contains($"mails/to {email}", export.Expect(HttpStatusCode.OK).Found());
            Assert.All(tokens, it => Assert.DoesNotContain(it, export.Text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_id_of_a_user_of_others_is_answered_like_nobodys()
    {
        var gold = host.Person("admin@gold.example");
        var silver = await host.Person("admin@silver.example").PartnerId();
        var nobody = await Export(gold, new { person = Guid.NewGuid() });
        foreach (var email in new[]
        {
            await host.AddPerson(Role.PartnerSales, new(Guid.Parse(silver))), await host.AddPerson(Role.Auditor),
        })
        {
            var person = await host.IdOf(email);
            (await host.Person(email).Get(Own)).Expect(HttpStatusCode.OK);
            (await host.Nobody.Post("/v1/account/password/forgot", new { email })).Expect(HttpStatusCode.Accepted);

            var answer = await Export(gold, new { person });

            Assert.Equal((404, nobody.Problem), (answer.Status, answer.Problem));
            Assert.Contains(
                $"mails/to {email}",
                (await host.ProgramAdmin.Post("/v1/personal-data/exports", new { person })).Expect(HttpStatusCode.OK).Found());
        }
    }

    [Fact]
    public async Task A_partner_does_not_read_why_staff_took_something_back()
    {
        var email = UserActions.NewAddress();
        var deal = (await host.Gold.Post(
            "/v1/deals", PersonalDataActions.DealNaming(Registration.NewCustomer(), email, "Ada Example")))
            .Expect(HttpStatusCode.Created).Id;
        (await host.Gold.Lose(deal)).Expect(HttpStatusCode.OK);
        (await host.ChannelManager.Undo(deal, $"{email} says no.")).Expect(HttpStatusCode.OK);

        Assert.Equal(
            [$"deals/customer/contact/email {email}", "deals/customer/contact/name Ada Example"],
            (await Export(host.Person("admin@gold.example"), new { email })).Expect(HttpStatusCode.OK).Found());
        Assert.Contains($"deals/undoneBecause {email} says no.", (await host.Export(email)).Found());
    }

    [Fact]
    public async Task A_member_of_staff_reads_of_the_own_data_nothing_that_others_wrote()
    {
        var email = await host.AddPerson(Role.Auditor);
        foreach (var draft in new[] { false, true })
            (await host.Gold.Post("/v1/deals", PersonalDataActions.DealNaming(
                Registration.NewCustomer(), email, "Ada Example", $"{email} helps us.", draft: draft)))
                .Expect(HttpStatusCode.Created);

        var own = (await host.Person(email).Get(Own)).Expect(HttpStatusCode.OK);

        Assert.Contains($"users/email {email}", own.Found());
        Assert.DoesNotContain("Ada Example", own.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("helps us", own.Text, StringComparison.Ordinal);
        var all = (await host.Export(email)).Found();
        Assert.Contains($"deals/description {email} helps us.", all);
        Assert.Contains($"drafts/description {email} helps us.", all);
    }

    private static async Task<Answer> Export(Api admin, object whom) =>
        await admin.Post($"/v1/partners/{await admin.PartnerId()}/personal-data/exports", whom);
}
