using System.Net;
using System.Net.Http.Json;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.DealTransfers;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.People;
using ChannelProgram.Api.Tests.Users;

namespace ChannelProgram.Api.Tests.PersonalData;

/// <summary>From what is asked for to names and other addresses: as far as they are the same person's, and no farther.</summary>
public sealed class FollowedNamesTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task An_address_that_only_a_partner_typed_leads_to_nobody()
    {
        var silver = host.Person("admin@silver.example");
        var partner = await silver.PartnerId();
        var (own, typed) = (UserActions.NewAddress(), UserActions.NewAddress());
        var path = await silver.AddPerson($"/v1/partners/{partner}/people", own, "Bob Other");
        (await silver.Post($"/v1/partners/{partner}/users", new
        {
            email = own,
            name = "Bob Other",
            role = "partnerSales",
            person = path.Split('/')[^1],
        })).Expect(HttpStatusCode.Created);
        await host.Accept(own);
        (await silver.Send(HttpMethod.Patch, path, JsonContent.Create(new { email = typed }), ("If-Match", "*")))
            .Expect(HttpStatusCode.OK);
        var deal = await Register(host.Silver, typed, "Ada Example", "Ada Example, whom Bob Other knows.");

        await host.Erase(typed);

        Assert.Equal("erased", (await silver.Get(path)).Expect(HttpStatusCode.OK).String("name"));
        Assert.Equal(200, (await UserActions.SignIn(host, own)).Status);
        Assert.Equal("erased, whom Bob Other knows.", (await host.Silver.Deal(deal)).String("description"));
    }

    [Fact]
    public async Task The_name_of_a_contact_counts_only_for_the_partner_that_wrote_it()
    {
        var email = UserActions.NewAddress();
        var ofGold = await Register(host.Gold, email, "Purchasing Department", "The Purchasing Department decides.");
        var ofSilver = await Register(
            host.Silver, email, "Ada Example", $"The Purchasing Department decides, says Ada Example ({email}).");

        await host.Erase(email);

        Assert.Equal("The erased decides.", (await host.Gold.Deal(ofGold)).String("description"));
        Assert.Equal(
            "The Purchasing Department decides, says erased (erased).",
            (await host.Silver.Deal(ofSilver)).String("description"));
    }

    [Theory]
    [InlineData("Jörg Müller")]
    [InlineData("JÖRG  MÜLLER")]
    [InlineData("Jörg-Müller")]
    [InlineData("Jörg\nMüller")]
    [InlineData("Jo\u0308rg Mu\u0308ller")]
    public async Task A_name_alone_is_found_however_it_is_written(string written)
    {
        var silver = host.Person("admin@silver.example");
        var path = await silver.AddPerson(
            $"/v1/partners/{await silver.PartnerId()}/people", UserActions.NewAddress(), "Jörg Müller");
        var deal = await Register(host.Silver, null, null, $"Ask {written}.");
        var draft = await Register(host.Silver, null, null, $"Ask {written}.", draft: true);

        (await host.TryErase(new { person = path.Split('/')[^1], reason = "Asked for." })).Expect(HttpStatusCode.OK);

        Assert.Equal("Ask erased.", (await host.Silver.Deal(deal)).String("description"));
        Assert.Equal("Ask erased.", (await host.Silver.Deal(draft)).String("description"));
    }

    [Fact]
    public async Task A_name_is_found_in_a_deal_that_went_to_another_partner_and_in_what_was_said_about_it()
    {
        var (giver, receiver) = (await host.AddPartnerWithAdmin(), await host.AddPartnerWithAdmin());
        var path = await giver.Admin.AddPerson($"/v1/partners/{giver.Id}/people", UserActions.NewAddress(), "Grace Mover");
        var deal = await Register(giver.System, null, null, "Grace Mover began it.");
        var (transfer, code) = await giver.Admin.OfferedTransfer(deal, "Ask Grace Mover.");
        (await receiver.Admin.AcceptTransfer(code)).Expect(HttpStatusCode.OK);
        (await host.ChannelManager.DecideTransfer(transfer, "confirm")).Expect(HttpStatusCode.OK);

        (await host.TryErase(new { person = path.Split('/')[^1], reason = "Asked for." })).Expect(HttpStatusCode.OK);

        Assert.Equal("erased began it.", (await receiver.System.Deal(deal)).String("description"));
        Assert.Equal(
            "Ask erased.",
            (await giver.Admin.Get($"/v1/deal-transfers/{transfer}")).Expect(HttpStatusCode.OK).String("note"));
    }

    private static async Task<string> Register(
        Api partner, string? email, string? name, string description, bool draft = false) => (await partner.Post(
        "/v1/deals", PersonalDataActions.DealNaming(Registration.NewCustomer(), email, name, description, draft: draft)))
        .Expect(HttpStatusCode.Created).Id;
}
