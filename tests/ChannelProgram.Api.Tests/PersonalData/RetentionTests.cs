using System.Net;
using System.Text.Json;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.People;
using ChannelProgram.Api.Tests.Users;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.PersonalData;

/// <summary>Names and addresses go by themselves, 36 months after what they were for is over.</summary>
public sealed class RetentionTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    public Task InitializeAsync()
    {
        host.Clock.Now = SettableClock.Start;
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_contact_of_a_deal_goes_36_months_after_its_end_and_not_a_second_before()
    {
        var email = UserActions.NewAddress();
        var (ended, open) = (await Register(email, "Ada Example and others."), await Register(email, "Words."));
        var call = new { kind = "call", contact = new { name = "Ada Example", email } };
        (await host.Gold.Post($"/v1/deals/{ended}/activities", call)).Expect(HttpStatusCode.Created);
        (await host.Gold.Lose(ended)).Expect(HttpStatusCode.OK);
        var end = host.Clock.Now;

        host.Clock.Now = end.AddMonths(36).AddSeconds(-1);
        await host.RunJobs();
        Assert.Equal(email, await Contact(ended));
        Assert.Equal("Ada Example", await Met(ended));

        host.Clock.Now = end.AddMonths(36);
        await host.RunJobs();
        Assert.Null(await Contact(ended));
        Assert.Null(await Met(ended));
        Assert.Equal("erased and others.", (await host.Gold.Deal(ended)).String("description"));
        // It ended by the clock, later.
        Assert.Equal(email, await Contact(open));

        var after = await host.Gold.Deal(ended);
        await host.RunJobs();
        Assert.Equal(after.Text, (await host.Gold.Deal(ended)).Text);
    }

    [Fact]
    public async Task A_draft_that_was_given_up_keeps_its_contact_as_long()
    {
        var email = UserActions.NewAddress();
        var draft = (await host.Gold.Post(
            "/v1/deals", PersonalDataActions.DealNaming(Registration.NewCustomer(), email, "Ada Example", draft: true)))
            .Expect(HttpStatusCode.Created).Id;
        (await host.Gold.Withdraw(draft)).Expect(HttpStatusCode.OK);
        var end = host.Clock.Now;

        host.Clock.Now = end.AddMonths(36).AddSeconds(-1);
        await host.RunJobs();
        Assert.Equal(email, await Contact(draft));
        host.Clock.Now = end.AddMonths(36);
        await host.RunJobs();
        Assert.Null(await Contact(draft));
    }

    [Fact]
    public async Task Who_belongs_to_no_partner_any_more_is_named_36_months_more()
    {
        var admin = host.Person("admin@gold.example");
        var all = $"/v1/partners/{await admin.PartnerId()}/people";
        var left = await admin.AddPerson(all, UserActions.NewAddress());
        var stays = await admin.AddPerson(all, UserActions.NewAddress());
        (await admin.Post($"{left}/leave")).Expect(HttpStatusCode.OK);

        // The 23rd of November was the last day.
        host.Clock.Now = new(2029, 11, 23, 23, 59, 59, TimeSpan.Zero);
        await host.RunJobs();
        Assert.Equal("Ada Example", (await admin.Get(left)).String("name"));
        host.Clock.Now = new(2029, 11, 24, 0, 0, 0, TimeSpan.Zero);
        await host.RunJobs();
        Assert.Equal("erased", (await admin.Get(left)).Expect(HttpStatusCode.OK).String("name"));
        Assert.Equal("Ada Example", (await admin.Get(stays)).String("name"));
    }

    [Fact]
    public async Task Who_is_called_like_somebody_erased_keeps_no_address_for_it()
    {
        var admin = host.Person("admin@gold.example");
        var left = await admin.AddPerson(
            $"/v1/partners/{await admin.PartnerId()}/people", UserActions.NewAddress(), "erased");
        (await admin.Post($"{left}/leave")).Expect(HttpStatusCode.OK);

        host.Clock.Now = host.Clock.Now.AddMonths(37);
        await host.RunJobs();

        Assert.Equal("erased", (await admin.Get(left)).Expect(HttpStatusCode.OK).String("email"));
    }

    [Fact]
    public async Task A_removed_user_is_named_36_months_more()
    {
        var admin = host.Person("admin@gold.example");
        var (path, email) = await host.Joined(admin, $"/v1/partners/{await admin.PartnerId()}/users");
        (await admin.Post($"{path}/remove")).Expect(HttpStatusCode.OK);
        var end = host.Clock.Now;

        host.Clock.Now = end.AddMonths(36).AddSeconds(-1);
        await host.RunJobs();
        Assert.Equal(1, await Named(email));
        host.Clock.Now = end.AddMonths(36);
        await host.RunJobs();
        Assert.Equal(0, await Named(email));
    }

    private Task<int> Named(string email) => host.Database.Read(
        db => db.Users.CountAsync(it => it.UserName == email || it.Email == email));

    private async Task<string> Register(string email, string description) => (await host.Gold.Post(
        "/v1/deals", PersonalDataActions.DealNaming(Registration.NewCustomer(), email, "Ada Example", description)))
        .Expect(HttpStatusCode.Created).Id;

    private async Task<string?> Contact(string deal)
    {
        var contact = (await host.Gold.Deal(deal)).Expect(HttpStatusCode.OK).Json.GetProperty("customer").GetProperty("contact");
        return contact.ValueKind is JsonValueKind.Null ? null : contact.GetProperty("email").GetString();
    }

    private async Task<string?> Met(string deal)
    {
        var contact = (await host.Gold.Get($"/v1/deals/{deal}/activities")).Json.GetProperty("items")[0].GetProperty("contact");
        return contact.ValueKind is JsonValueKind.Null ? null : contact.GetProperty("name").GetString();
    }
}
