using ChannelProgram.Domain.Common;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ChannelProgram.Application.Common;

/// <summary>Some items of a run failed; the others are done.</summary>
public sealed class ItemsFailedException(int failed) : Exception($"{failed} items failed.");

public sealed class JobItems(IMediator mediator, ILogger<JobItems> log)
{
    private const int PageSize = 200;

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
                if (await Send(request(item))) done++;
                else failed++;
            }

        return failed == 0 ? done : throw new ItemsFailedException(failed);
    }

    /// <summary>Sends a request for each page, whatever becomes of the others.</summary>
    /// <param name="find">Finds up to this many items after the given one; the default is before all.</param>
    /// <returns>How many items there were.</returns>
    /// <exception cref="ItemsFailedException">Thrown after the last page, so that the run counts as failed.</exception>
    public async Task<int> SendPages<T>(
        Func<T?, int, Task<IReadOnlyList<T>>> find, Func<IReadOnlyList<T>, IRequest<Result<Unit>>> request, CancellationToken ct)
    {
        var (done, failed, last) = (0, 0, default(T));
        while (await find(last, PageSize) is { Count: > 0 } page)
        {
            ct.ThrowIfCancellationRequested();
            last = page[^1];
            if (await Send(request(page))) done += page.Count;
            else failed += page.Count;
        }

        return failed == 0 ? done : throw new ItemsFailedException(failed);
    }

    private async Task<bool> Send(IRequest<Result<Unit>> request)
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
