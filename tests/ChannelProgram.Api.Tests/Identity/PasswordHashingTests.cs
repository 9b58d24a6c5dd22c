using ChannelProgram.Infrastructure.Demo;
using ChannelProgram.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Identity;

/// <summary>More people sign in at once than there are processors to hash their passwords.</summary>
[Slow]
public class PasswordHashingTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task The_newest_of_those_who_wait_goes_first()
    {
        var hashing = new PasswordHashing(new PasswordHasher<PortalUser>());
        var slots = await TakeAll(hashing);
        var (oldest, middle, newest) = (hashing.Enter(default), hashing.Enter(default), hashing.Enter(default));

        slots[0]!.Dispose();
        var last = await newest;
        Assert.False(middle.IsCompleted || oldest.IsCompleted);

        last!.Dispose();
        (await middle)!.Dispose();
        Assert.NotNull(await oldest);
    }

    [Fact]
    public async Task Who_gave_up_waiting_is_passed_over()
    {
        var hashing = new PasswordHashing(new PasswordHasher<PortalUser>());
        var slots = await TakeAll(hashing);
        using var givesUp = new CancellationTokenSource();
        var (waits, gone) = (hashing.Enter(default), hashing.Enter(givesUp.Token));
        await givesUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);

        slots[0]!.Dispose();

        Assert.NotNull(await waits);
    }

    [Fact]
    public async Task A_sign_in_that_waits_too_long_is_answered_busy_and_a_retry_succeeds()
    {
        var slots = new List<IDisposable?>();
        foreach (var node in host.EveryNode) slots.AddRange(await TakeAll(node.GetRequiredService<PasswordHashing>()));

        var busy = await SignIn();
        foreach (var slot in slots) slot!.Dispose();

        Assert.Equal((503, "busy", "1"), (busy.Status, busy.Problem, busy.Headers.RetryAfter?.ToString()));
        Assert.Equal(200, (await SignIn()).Status);
    }

    private static async Task<List<IDisposable?>> TakeAll(PasswordHashing hashing)
    {
        var slots = new List<IDisposable?>();
        for (var i = 0; i < Environment.ProcessorCount; i++) slots.Add(await hashing.Enter(default));
        return slots;
    }

    private Task<Answer> SignIn() =>
        host.Nobody.Post("/v1/account/sign-in", new { email = "sales@gold.example", password = DemoSeed.Password });
}
