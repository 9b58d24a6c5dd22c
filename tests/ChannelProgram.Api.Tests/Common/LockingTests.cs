using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ChannelProgram.Api.Tests.Common;

public sealed class LockingTests(ApiConventionsHost host) : IClassFixture<ApiConventionsHost>
{
    private readonly IEngine _engine = host.Services.GetRequiredService<IEngine>();

    [Fact]
    public async Task Locks_requested_in_any_order_never_deadlock()
    {
        var keys = Enumerable.Range(0, 5).Select(i => LockKey.Of($"key {i}")).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => InTransaction(async db =>
        {
            await _engine.Lock(db, i % 2 == 0 ? keys : keys.Reverse(), default);
            return true;
        })));
    }

    [Fact]
    public async Task A_lock_that_is_held_is_not_waited_for_if_only_tried()
    {
        var key = LockKey.Of("tried");
        var (first, second) = await InTransaction(async db =>
            (await _engine.TryLock(db, key, default), await InTransaction(other => _engine.TryLock(other, key, default))));

        Assert.Equal((true, false), (first, second));
        Assert.True(await InTransaction(db => _engine.TryLock(db, key, default)));
    }

    [Fact]
    public async Task A_lock_sent_with_a_query_is_not_considered_held_if_no_query_was_sent() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => InTransaction(db =>
            _engine.LockAndQuery(db, [LockKey.Of("never sent")], () => Task.FromResult(true), default)));

    [Fact]
    public async Task A_lock_that_timed_out_is_not_requested_again_by_the_next_query()
    {
        var key = LockKey.Of("held");
        using var scope = host.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ChannelDb>();
        var transactions = scope.ServiceProvider.GetRequiredService<ITransactions>();
        await InTransaction(async other =>
        {
            await _engine.Lock(other, [key], default);
            using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => transactions.Run(
                ct => _engine.LockAndQuery(db, [key], () => db.Set<Partner>().CountAsync(ct), ct), _ => true, impatient.Token));

            return await db.Set<Partner>().CountAsync().WaitAsync(TimeSpan.FromSeconds(5));
        });
    }

    [Fact]
    [Trait("Engine", "postgreSql")]
    public async Task A_query_that_fails_after_its_lock_releases_the_lock()
    {
        var key = LockKey.Of("failed");
        await Assert.ThrowsAsync<PostgresException>(() => InTransaction(db => _engine.LockAndQuery(
            db, [key], () => db.Database.SqlQuery<int>($"SELECT 1 / 0 AS \"Value\"").ToListAsync(), default)));

        Assert.True(await InTransaction(db => _engine.TryLock(db, key, default)));
    }

    [Fact]
    public void A_lock_key_never_changes() => Assert.Equal(-5276995678875274168, LockKey.Of("customer"));

    [Fact]
    public async Task A_deadlock_is_retried()
    {
        long[] keys = [LockKey.Of("one"), LockKey.Of("two")];
        var (tries, both) = (0, new Barrier(2));

        await Task.WhenAll(Run(keys), Run([.. keys.Reverse()]));

        Assert.Equal(3, tries);

        async Task Run(long[] inThisOrder) => await InTransaction(async db =>
        {
            var isFirst = Interlocked.Increment(ref tries) <= 2;
            await _engine.Lock(db, inThisOrder[..1], default);
            if (isFirst) await Task.Run(() => both.SignalAndWait(TimeSpan.FromSeconds(5)));
            await _engine.Lock(db, inThisOrder[1..], default);
            return true;
        });
    }

    [Fact]
    public async Task A_constraint_violation_is_named_and_is_no_outage()
    {
        var thing = Partner.SignUp(new("twin", "DE", PartnerType.Reseller), "gold", 1, host.Time.Now);
        var failure = await Assert.ThrowsAsync<DbUpdateException>(() => InTransaction(async db =>
        {
            db.Add(thing);
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            db.Add(thing);
            return await db.SaveChangesAsync();
        }));

        Assert.Equal("PK_partners", _engine.ViolatedConstraint(failure));
        Assert.False(_engine.IsConcurrencyConflict(failure));
        Assert.False(_engine.IsOutage(failure));
        Assert.Equal(0, await host.CountSamples("twin"));
    }

    [Fact]
    [Trait("Engine", "postgreSql")]
    public async Task A_broken_connection_is_an_outage_and_is_not_retried()
    {
        var tries = 0;
        var failure = await Assert.ThrowsAsync<OutageException>(() => InTransaction<bool>(async db =>
        {
            tries++;
            await Assert.ThrowsAnyAsync<Exception>(
                () => db.Database.ExecuteSqlAsync($"SELECT pg_terminate_backend(pg_backend_pid())"));
            throw new InvalidOperationException("Something else is said of it.");
        }));

        Assert.Equal(1, tries);
        using var scope = host.Services.CreateScope();
        Assert.True(scope.ServiceProvider.GetRequiredService<ITransactions>().IsTransient(failure));
    }

    private async Task<T> InTransaction<T>(Func<ChannelDb, Task<T>> work)
    {
        using var scope = host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
        var db = scope.ServiceProvider.GetRequiredService<ChannelDb>();
        return await scope.ServiceProvider.GetRequiredService<ITransactions>().Run(_ => work(db), _ => true, default);
    }
}
