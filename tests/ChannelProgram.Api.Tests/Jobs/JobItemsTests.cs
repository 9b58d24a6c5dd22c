using ChannelProgram.Api.Tests.Common;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChannelProgram.Api.Tests.Jobs;

public class JobItemsTests
{
    private readonly LoggedErrors<JobItems> _log = new();
    private readonly List<int> _done = [];

    [Fact]
    public async Task All_items_are_sent_and_the_failed_ones_make_the_run_fail()
    {
        var failure = await Assert.ThrowsAsync<ItemsFailedException>(() => Send(1, Item.Fails, 3, Item.IsRefused, 5));

        Assert.Equal([1, 3, 5], _done);
        Assert.Equal("2 items failed.", failure.Message);
        Assert.Equal(2, _log.Lines.Count);
    }

    [Fact]
    public async Task A_run_without_failures_tells_how_many_were_done()
    {
        Assert.Equal(3, await Send(1, 3, 5));
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task Pages_are_sent_whole_and_the_failed_ones_make_the_run_fail()
    {
        var items = Enumerable.Range(1, 450).ToArray();
        await With(async sender =>
        {
            Assert.Equal(450, await SendPages(sender, failing: 0));
            Assert.Equal(items, _done.Order());

            _done.Clear();
            var failure = await Assert.ThrowsAsync<ItemsFailedException>(() => SendPages(sender, failing: 250));
            Assert.Equal("200 items failed.", failure.Message);
            Assert.Equal([.. items[..200], .. items[400..]], _done.Order());
            return 0;
        });

        Task<int> SendPages(JobItems sender, int failing) => sender.SendPages<int>(
            (last, max) => Task.FromResult<IReadOnlyList<int>>([.. items.Where(it => it > last).Take(max)]),
            it => new Page(it, failing), default);
    }

    private Task<int> Send(params int[] items) => With(sender => sender.SendEach<int>(
        (last, _) => Task.FromResult<IReadOnlyList<int>>(last == 0 ? items : []), it => new Item(it), default));

    private async Task<int> With(Func<JobItems, Task<int>> send)
    {
        await using var services = new ServiceCollection()
            .AddSingleton<IRequestHandler<Item, Result<Unit>>>(new Handler(_done))
            .AddSingleton<IRequestHandler<Page, Result<Unit>>>(new PageHandler(_done))
            .AddScoped<ServiceFactory>(provider => provider.GetRequiredService)
            .AddScoped<IMediator, Mediator>()
            .AddScoped<CurrentCaller>()
            .AddSingleton<ILogger<JobItems>>(_log)
            .AddScoped<JobItems>()
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        return await send(scope.ServiceProvider.GetRequiredService<JobItems>());
    }

    private sealed record Item(int Number) : IRequest<Result<Unit>>
    {
        public const int Fails = 2;
        public const int IsRefused = 4;
    }

    private sealed record Page(IReadOnlyList<int> Items, int Failing) : IRequest<Result<Unit>>;

    /// <summary>Pages are sent at the same time.</summary>
    private sealed class PageHandler(List<int> done) : IRequestHandler<Page, Result<Unit>>
    {
        public Task<Result<Unit>> Handle(Page request, CancellationToken ct)
        {
            if (request.Items.Contains(request.Failing)) throw new InvalidOperationException();

            lock (done) done.AddRange(request.Items);
            return Task.FromResult<Result<Unit>>(Unit.Value);
        }
    }

    private sealed class Handler(List<int> done) : IRequestHandler<Item, Result<Unit>>
    {
        public Task<Result<Unit>> Handle(Item request, CancellationToken ct)
        {
            if (request.Number == Item.Fails) throw new InvalidOperationException();
            if (request.Number == Item.IsRefused) return Task.FromResult<Result<Unit>>(Refusal.VersionChanged);

            done.Add(request.Number);
            return Task.FromResult<Result<Unit>>(Unit.Value);
        }
    }
}
