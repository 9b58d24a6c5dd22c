using ChannelProgram.Domain.Common;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChannelProgram.Application.Common;

/// <summary>Some items of a run failed; the others are done.</summary>
public sealed class ItemsFailedException(int failed) : Exception($"{failed} items failed.");

public sealed class JobItems(IMediator mediator, IServiceScopeFactory scopes, CurrentCaller caller, ILogger<JobItems> log)
{
    private const int PageSize = 200;

    /// <summary>One is computed while the database works on the other.</summary>
    private const int PagesAtOnce = 2;

    /// <summary>
    /// What is due is looked for more seldom than it is done: the search may cost as much for one page as for many.
    /// </summary>
    private const int PagesFound = 50;

    /// <summary>Sends a request for each item, whatever becomes of the others.</summary>
    /// <param name="find">Finds up to this many items after the given one; the default is before all.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="ItemsFailedException">Thrown after the last item, so that the run counts as failed.</exception>
    public async Task<int> SendEach<T>(
        Func<T?, int, Task<IReadOnlyList<T>>> find, Func<T, IRequest<Result<Unit>>> request, CancellationToken ct)
    {
        var (done, failed, last) = (0, 0, default(T));
        while (await find(last, PageSize) is { Count: > 0 } page)
            foreach (var item in page)
            {
                // Stop between two items, not in the middle of one.
                ct.ThrowIfCancellationRequested();
                last = item;
                if (await Send(request(item), mediator)) done++;
                else failed++;
            }

        return failed == 0 ? done : throw new ItemsFailedException(failed);
    }

    /// <summary>
    /// Sends a request for each page, whatever becomes of the others; for some at the same time, each in a scope of its own.
    /// </summary>
    /// <param name="find">Finds up to this many items after the given one; the default is before all.</param>
    /// <returns>How many items there were.</returns>
    /// <exception cref="ItemsFailedException">Thrown after the last page, so that the run counts as failed.</exception>
    public async Task<int> SendPages<T>(
        Func<T?, int, Task<IReadOnlyList<T>>> find, Func<IReadOnlyList<T>, IRequest<Result<Unit>>> request, CancellationToken ct)
    {
        var (done, failed) = (0, 0);
        await Parallel.ForEachAsync(
            Pages(find), new ParallelOptions { MaxDegreeOfParallelism = PagesAtOnce, CancellationToken = ct },
            async (page, _) =>
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = caller.Caller;
                if (await Send(request(page), scope.ServiceProvider.GetRequiredService<IMediator>()))
                    Interlocked.Add(ref done, page.Count);
                else Interlocked.Add(ref failed, page.Count);
            });

        return failed == 0 ? done : throw new ItemsFailedException(failed);
    }

    private static async IAsyncEnumerable<IReadOnlyList<T>> Pages<T>(Func<T?, int, Task<IReadOnlyList<T>>> find)
    {
        var last = default(T);
        while (await find(last, PagesFound * PageSize) is { Count: > 0 } found)
        {
            last = found[^1];
            foreach (var page in found.Chunk(PageSize)) yield return page;
        }
    }

    private async Task<bool> Send(IRequest<Result<Unit>> request, IMediator mediator)
    {
        try
        {
            if ((await mediator.Send(request, CancellationToken.None)).Refusal is not { } refusal) return true;

            log.LogError("{Request} was refused: {Code}. The next run tries again.", request, refusal.Code);
            return false;
        }
        catch (Exception failure)
        {
            log.LogError(failure, "{Request} failed. The next run tries again.", request);
            return false;
        }
    }
}
