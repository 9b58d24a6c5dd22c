using System.Globalization;
using System.Net;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.Offboarding;

internal static class OffboardingActions
{
    public static Task<Answer> PlanOffboarding(this Api staff, string partner, string? successor = null, string? on = null) =>
        staff.Post($"/v1/partners/{partner}/offboarding-plan", new { successor, on });

    /// <summary>Lists what it would do, and confirms that.</summary>
    public static async Task<Answer> Offboard(this Api staff, string partner, string? successor = null, string? on = null)
    {
        var confirmation = (await staff.PlanOffboarding(partner, successor, on)).Expect(HttpStatusCode.OK).String("confirmation");
        return (await staff.Post($"/v1/partners/{partner}/offboard", new { successor, on, confirmation }))
            .Expect(HttpStatusCode.OK);
    }

    /// <summary>Deals of a partner in every status that there is, by their status.</summary>
    /// <param name="other">Holds what the partner waits for.</param>
    public static async Task<IReadOnlyDictionary<string, string>> InEveryStatus(this ChannelHost host, Api partner, Api other)
    {
        var (staff, deals) = (host.ChannelManager, new Dictionary<string, string>());
        async Task<string> Registered(string website, string amount = "10000.00") =>
            (await partner.Register(website, amount: amount)).Expect(HttpStatusCode.Created).Id;

        deals["expired"] = await Registered(Registration.NewCustomer());
        host.Clock.Now += TimeSpan.FromDays(30);

        deals["draft"] = (await partner.Post("/v1/deals", new { draft = true, customer = new { name = "Acme" } }))
            .Expect(HttpStatusCode.Created).Id;
        deals["submitted"] = await Registered(Registration.NewCustomer(), "90000.00");
        deals["informationRequested"] = await Registered(Registration.NewCustomer(), "90000.00");
        (await staff.RequestInformation(deals["informationRequested"])).Expect(HttpStatusCode.OK);
        deals["approved"] = await Registered(Registration.NewCustomer());
        var (awaited, offered) = (Registration.NewCustomer(), Registration.NewCustomer());
        await other.Registered(awaited);
        deals["waitlisted"] = await Registered(awaited);
        var holder = await other.Registered(offered);
        deals["offered"] = await Registered(offered);
        (await other.Withdraw(holder.Id)).Expect(HttpStatusCode.OK);
        var today = host.Clock.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var status in new[] { "winReported", "won" })
        {
            deals[status] = await Registered(Registration.NewCustomer());
            (await partner.Win(deals[status], today)).Expect(HttpStatusCode.OK);
        }

        (await staff.ConfirmWin(deals["won"], today)).Expect(HttpStatusCode.OK);
        deals["lost"] = await Registered(Registration.NewCustomer());
        (await partner.Lose(deals["lost"])).Expect(HttpStatusCode.OK);
        deals["withdrawn"] = await Registered(Registration.NewCustomer());
        (await partner.Withdraw(deals["withdrawn"])).Expect(HttpStatusCode.OK);
        deals["rejected"] = await Registered(Registration.NewCustomer(), "90000.00");
        (await staff.Reject(deals["rejected"], "other")).Expect(HttpStatusCode.OK);
        deals["revoked"] = await Registered(Registration.NewCustomer());
        (await staff.Revoke(deals["revoked"])).Expect(HttpStatusCode.OK);
        return deals;
    }

    /// <summary>Live claims, drafts, members, users and clients that a partner has.</summary>
    public static Task<string> LeftTo(this ChannelHost host, string partner) => host.Database.Query<string>($"""
        SELECT concat_ws(' ',
          (SELECT count(*) FROM claims WHERE partner = '{partner}' AND state <> 'Released'),
          (SELECT count(*) FROM deal_drafts WHERE partner = '{partner}'),
          (SELECT count(*) FROM memberships WHERE partner = '{partner}' AND until_day IS NULL),
          (SELECT count(*) FROM portal_users WHERE partner = '{partner}' AND removed_at IS NULL),
          (SELECT count(*) FROM user_invitations WHERE partner = '{partner}'),
          (SELECT count(*) FROM api_clients WHERE partner = '{partner}' AND revoked_at IS NULL),
          (SELECT count(*) FROM partners WHERE distributor = '{partner}'),
          (SELECT count(*) FROM deal_transfers WHERE (from_partner = '{partner}' OR to_partner = '{partner}')
             AND status IN ('Offered', 'Accepted')))
        """);
}
