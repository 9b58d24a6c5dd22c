using System.Collections.Concurrent;

namespace ChannelProgram.Api.Tests;

/// <summary>One or several nodes of the product on one database, with one clock.</summary>
internal sealed class RunningProduct : IAsyncDisposable
{
    private readonly string _program;

    private RunningProduct(TestDatabase database, SettableClock clock, bool isSandbox, string program) =>
        (Database, Clock, IsSandbox, _program) = (database, clock, isSandbox, program);

    public TestDatabase Database { get; }

    public SettableClock Clock { get; }

    public bool IsSandbox { get; }

    public IReadOnlyList<ChannelHost.Product> Nodes { get; private set; } = [];

    public static async Task<RunningProduct> Start(
        TestServer server, int nodes, bool isSandbox = false, string? program = null)
    {
        program ??= TestProgram.WithoutLimits;
        var it = new RunningProduct(await TestDatabase.Clone(server, program), new(), isSandbox, program);
        it.Nodes = [.. Enumerable.Range(0, nodes).Select(_ => it.Another())];
        foreach (var node in it.Nodes) node.StartServer();
        return it;
    }

    /// <summary>Another node on the same database, which the caller starts and ends.</summary>
    public ChannelHost.Product Another(params (string Name, string Value)[] settings) => new(
        Database.ConnectionString, Clock,
        [("Database:Engine", Database.Engine), ("Sandbox", IsSandbox ? "true" : "false"), ("Program:File", _program),
            .. settings]);

    /// <summary>Gives the running nodes a fresh database in place of the used one, and sets the clock back.</summary>
    public async Task Renew()
    {
        await Database.Renew();
        Clock.Now = SettableClock.Start;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes) await node.DisposeAsync();
        await Database.DisposeAsync();
    }
}

/// <summary>Products that one class of tests after another uses, each with a fresh database and the clock at its start.</summary>
/// <remarks>
/// A node that has run a while has compiled its queries, which costs more than all else that a class needs of it. There
/// are as many as classes run at once. A class that leaves something in a node's memory takes an <see cref="IsolatedHost"/>.
/// </remarks>
internal static class ProductPool
{
    private static readonly ConcurrentDictionary<(int Nodes, bool IsSandbox), ConcurrentBag<RunningProduct>> Idle = new();

    public static async Task<RunningProduct> Take(int nodes, bool isSandbox) =>
        Of(nodes, isSandbox).TryTake(out var idle) ? idle : await RunningProduct.Start(TestServer.OfThisRun, nodes, isSandbox);

    public static async Task Release(RunningProduct product)
    {
        // Where a database cannot be copied, making one anew takes longer than another start.
        if (!TestServer.OfThisRun.Copies)
        {
            await product.DisposeAsync();
            return;
        }

        await product.Renew();
        Of(product.Nodes.Count, product.IsSandbox).Add(product);
    }

    private static ConcurrentBag<RunningProduct> Of(int nodes, bool isSandbox) =>
        Idle.GetOrAdd((nodes, isSandbox), _ => []);
}
