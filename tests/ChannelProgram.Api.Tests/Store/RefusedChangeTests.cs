using System.Security.Cryptography;
using ChannelProgram.Api.Tests.Common;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Store;

/// <summary>A refused change within a transaction that commits: that of a request with an idempotency key.</summary>
public class RefusedChangeTests(ApiConventionsHost host) : IClassFixture<ApiConventionsHost>
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    [Fact]
    public Task Keeps_nothing_of_what_it_saved() => Refuse(async db =>
    {
        db.Remove(await db.Set<KeptKey>().SingleAsync(it => it.Key == _key));
        await db.SaveChangesAsync();
    });

    [Fact]
    public Task Keeps_nothing_of_a_bulk_deletion() =>
        Refuse(db => db.Set<KeptKey>().Where(it => it.Key == _key).ExecuteDeleteAsync());

    [Fact]
    public Task Keeps_nothing_of_a_bulk_update() => Refuse(db =>
        db.Set<KeptKey>().Where(it => it.Key == _key).ExecuteUpdateAsync(set => set.SetProperty(it => it.Status, 500)));

    [Fact]
    public Task Cannot_begin_with_a_bulk_statement_that_blocks() => Refuse(db =>
    {
        Assert.Throws<InvalidOperationException>(() => db.Set<KeptKey>().Where(it => it.Key == _key).ExecuteDelete());
        return Task.CompletedTask;
    });

    private async Task Refuse(Func<ChannelDb, Task> write)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
        var db = scope.ServiceProvider.GetRequiredService<ChannelDb>();
        db.Add(new KeptKey { Key = _key, Fingerprint = [1], Status = 201, Body = [], CreatedAt = host.Time.Now });
        await db.SaveChangesAsync();

        var transactions = scope.ServiceProvider.GetRequiredService<ITransactions>();
        var change = new TransactionBehavior<Change, Result<Unit>>(db, transactions);
        await transactions.Run(ct => change.Handle(new(), ct, Write), _ => true, default);

        Assert.Equal(201, (await db.Set<KeptKey>().AsNoTracking().SingleAsync(it => it.Key == _key)).Status);

        async Task<Result<Unit>> Write()
        {
            await write(db);
            return Refusal.VersionChanged;
        }
    }

    private sealed record Change : IRequest<Result<Unit>>, IChange;
}
