using System.Net;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.Sandbox;

public sealed class SandboxFailureTests
{
    [Trait("Engine", "postgreSql")]
    [Fact]
    public async Task A_job_that_fails_keeps_neither_the_clock_nor_the_other_jobs_from_moving_on()
    {
        await using var host = new IsolatedSandboxHost();
        await host.InitializeAsync();
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        await host.Database.Execute("ALTER TABLE conflict_parties RENAME TO not_there");

        var moved = await host.ProgramAdmin.Post("/v1/sandbox/clock", new { advanceBy = "P31D" });

        Assert.Equal(SettableClock.Start.AddDays(31), moved.Expect(HttpStatusCode.OK).Instant("now"));
        Assert.Equal(
            "Expired", await host.Database.Query<string>($"SELECT status FROM deals WHERE id = '{deal.Id}'"));
    }
}
