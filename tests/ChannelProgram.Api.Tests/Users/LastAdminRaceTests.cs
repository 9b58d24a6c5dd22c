using System.Net;
using ChannelProgram.Api.Tests.ApiClients;

namespace ChannelProgram.Api.Tests.Users;

/// <summary>Two of two administrators are made none at the same time, at different nodes: one stays.</summary>
public sealed class LastAdminRaceTests(TwoNodeHost host) : IClassFixture<TwoNodeHost>
{
    [Theory]
    [InlineData("remove", "remove")]
    [InlineData("suspend", "suspend")]
    [InlineData("role", "role")]
    [InlineData("remove", "suspend")]
    [InlineData("role", "remove")]
    public async Task One_wins(string one, string other)
    {
        for (var round = 0; round < TestRounds.Of(4, longRun: 50); round++)
        {
            var all = $"/v1/partners/{await host.PartnerWithoutClients()}/users";
            var (first, firstEmail) = await host.Joined(host.ProgramAdmin, all, "partnerAdmin");
            var (second, secondEmail) = await host.Joined(host.ProgramAdmin, all, "partnerAdmin");
            // Each ends the other, so that both are there while the requests arrive.
            var (byFirst, bySecond) = (host.Person(firstEmail), host.Person(secondEmail));
            foreach (var caller in new[] { byFirst, bySecond }) (await caller.Get("/v1/me")).Expect(HttpStatusCode.OK);

            var answers = await Task.WhenAll(End(byFirst, second, one), End(bySecond, first, other));

            Assert.Single(answers, it => it.Status == 200);
            // Who was ended before its own request was looked at gets no further.
            Assert.Contains(answers, it => it.Status is 401 or 403 || (it.Status == 409 && it.Problem == "lastAdmin"));
            var users = (await host.ProgramAdmin.Get(all)).Json.GetProperty("items").EnumerateArray();
            Assert.Single(users, it => it.GetProperty("status").GetString() == "active"
                && it.GetProperty("role").GetString() == "partnerAdmin");
        }

        static Task<Answer> End(Api caller, string path, string how) =>
            how == "role" ? caller.ChangeRole(path, "partnerSales") : caller.Post($"{path}/{how}");
    }

    [Fact]
    public async Task Many_by_staff_leave_one()
    {
        for (var round = 0; round < TestRounds.Of(2, longRun: 20); round++)
        {
            var all = $"/v1/partners/{await host.PartnerWithoutClients()}/users";
            var admins = new List<string>();
            for (var i = 0; i < 4; i++) admins.Add((await host.Joined(host.ProgramAdmin, all, "partnerAdmin")).Path);

            var answers = await Task.WhenAll(admins.Select(it => host.ProgramAdmin.Post($"{it}/remove")));

            Assert.Equal(3, answers.Count(it => it.Status == 200));
            Assert.Equal("lastAdmin", Assert.Single(answers, it => it.Status != 200).Problem);
        }
    }
}
