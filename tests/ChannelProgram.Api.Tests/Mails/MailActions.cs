using System.Net;
using System.Net.Http.Json;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Notifications;
using ChannelProgram.Domain.Mails;
using ChannelProgram.Infrastructure.Outbox;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Mails;

internal static class MailActions
{
    /// <summary>The person gets no mails of these kinds from now on, and all others.</summary>
    public static async Task<Answer> SwitchOff(this Api person, params string[] kinds)
    {
        var choice = JsonContent.Create(new { mails = kinds.Select(kind => new { kind, on = false }) });
        return (await person.Send(HttpMethod.Put, "/v1/me/notifications", choice)).Expect(HttpStatusCode.OK);
    }

    /// <summary>
    /// Runs the jobs until every event is read. A transaction of another test on the same server may keep events back.
    /// </summary>
    public static Task RunJobsUntilMailsAreWritten(this ChannelHost host) => host.UntilEventsAreRead(host.RunJobs);

    /// <summary>The same without sending.</summary>
    public static Task WriteMails(this ChannelHost host) => host.UntilEventsAreRead(async () =>
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new WriteMails());
    });

    /// <summary>The mails about a deal, each as <c>dealApproved sales@gold.example</c>, sorted.</summary>
    public static async Task<IReadOnlyList<string>> MailsAbout(this ChannelHost host, string number) =>
        [.. (await host.Mails(number)).Select(it => $"{it.Kind} {it.Address}").Order(StringComparer.Ordinal)];

    public static Task<List<Mail>> Mails(this ChannelHost host, string number) => host.Database.Read(db =>
        db.Set<Mail>().Where(it => it.Text.Contains(number)).OrderBy(it => it.QueuedAt).ThenBy(it => it.Id).ToListAsync());

    private static async Task UntilEventsAreRead(this ChannelHost host, Func<Task> read)
    {
        for (var attempts = 200; ; attempts--)
        {
            await read();
            var (last, place) = await host.Database.Read(async db => (
                await db.Set<OutboxEvent>().OrderByDescending(it => it.Position).ThenByDescending(it => it.Ordinal)
                    .ThenByDescending(it => it.Id).Select(it => it.Id).FirstOrDefaultAsync(),
                await db.Set<OutboxReader>().Select(it => it.Event).SingleOrDefaultAsync()));
            if (last == place) return;

            Assert.True(attempts > 0, "The events were not read.");
            await Task.Delay(50);
        }
    }
}
