using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Observability;

public class MetricsTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task Registrations_are_counted_by_decision_and_replays_separately()
    {
        using var counted = new MetricsCollector(host);
        var customer = Registration.NewCustomer();

        await host.Gold.Register(customer, key: "counted");
        await host.Gold.Register(customer, key: "counted");
        await host.Silver.Register(customer);
        await host.Gold.Register(Registration.NewCustomer(), amount: "999999.00");
        await host.Gold.Register(customer);
        await host.Gold.PostText("/v1/deals", "{");
        await host.Nobody.Get("/v1/deals");

        Assert.Equal(
            [
                "channelprogram.idempotency.replays: 1",
                "channelprogram.refusals alreadyRegistered: 1", "channelprogram.refusals invalid: 1",
                "channelprogram.refusals unauthenticated: 1",
                "channelprogram.registrations approved: 1", "channelprogram.registrations submitted: 1",
                "channelprogram.registrations waitlisted: 1",
            ],
            counted.All);
    }

    [Fact]
    [Trait("Engine", "postgreSql")]
    public async Task A_concurrency_conflict_is_counted_by_its_cause()
    {
        using var counted = new MetricsCollector(host);
        // Whoever stores the first deal finds its number taken, once: it draws another one.
        await host.Database.Execute("""
            CREATE SEQUENCE tries;
            CREATE FUNCTION collide() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              IF nextval('tries') = 1 THEN RAISE EXCEPTION 'taken' USING ERRCODE = 'unique_violation', CONSTRAINT = 'ux_deals_number'; END IF;
              RETURN NEW; END $$;
            CREATE TRIGGER collide BEFORE INSERT ON deals FOR EACH ROW EXECUTE FUNCTION collide();
            """);

        (await host.Platinum.Register(Registration.NewCustomer())).Expect(HttpStatusCode.Created);

        Assert.Contains("channelprogram.claims.races_lost ux_deals_number: 1", counted.All);
        await host.Database.Execute("DROP TRIGGER collide ON deals");
    }

    [Fact]
    public async Task The_age_of_the_outbox_is_that_of_the_oldest_event_as_last_measured()
    {
        await using var alone = await IsolatedHost.Start();
        using var counted = new MetricsCollector(alone);
        await alone.RunJobs();
        Assert.Equal(0, Age());

        (await alone.Gold.Register(Registration.NewCustomer())).Expect(HttpStatusCode.Created);
        alone.Clock.Now += TimeSpan.FromMinutes(5);
        (await alone.Gold.Register(Registration.NewCustomer())).Expect(HttpStatusCode.Created);
        await alone.RunJobs();

        Assert.Equal(300, Age());
        alone.Clock.Now += TimeSpan.FromSeconds(30);
        Assert.Equal(330, Age());

        double Age() => counted.Observed("channelprogram.outbox.age");
    }

    [Fact]
    public async Task Waiting_and_overdue_work_is_reported_as_last_measured()
    {
        await using var alone = await IsolatedHost.Start();
        using var counted = new MetricsCollector(alone);
        await alone.Silver.Register(Registration.NewCustomer());
        alone.Clock.Now += TimeSpan.FromDays(2);
        var decided = (await alone.Silver.Register(Registration.NewCustomer())).Expect(HttpStatusCode.Created);
        await alone.RunJobs();
        Assert.Equal((2, 1), Work());

        await alone.ChannelManager.Post($"/v1/deals/{decided.Id}/approve");
        await alone.RunJobs();

        Assert.Equal((1, 1), Work());

        (double Waiting, double Overdue) Work() =>
            (counted.Observed("channelprogram.work.waiting"), counted.Observed("channelprogram.work.overdue"));
    }

    /// <summary>What the meters of this host's nodes, and no others', tell.</summary>
    private sealed class MetricsCollector : IDisposable
    {
        private readonly ConcurrentDictionary<string, double> _figures = new();
        private readonly MeterListener _listener = new();

        public MetricsCollector(ChannelHost host)
        {
            var scopes = host.EveryNode.Select(object? (it) => it.GetRequiredService<IMeterFactory>()).ToHashSet();
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Meters.Name && scopes.Contains(instrument.Meter.Scope))
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
                _figures.AddOrUpdate(
                    $"{instrument.Name} {(tags.Length > 0 ? tags[0].Value : "")}".TrimEnd(), value, (_, sum) => sum + value));
            _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) =>
                _figures.AddOrUpdate(instrument.Name, value, (_, other) => Math.Max(value, other)));
            _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) =>
                _figures.AddOrUpdate(instrument.Name, value, (_, other) => Math.Max(value, other)));
            _listener.Start();
        }

        public IEnumerable<string> All => _figures.Select(it => $"{it.Key}: {it.Value}").Order(StringComparer.Ordinal);

        /// <summary>The greatest that any node tells now.</summary>
        public double Observed(string name)
        {
            _figures.TryRemove(name, out _);
            _listener.RecordObservableInstruments();
            return _figures[name];
        }

        public void Dispose() => _listener.Dispose();
    }
}
