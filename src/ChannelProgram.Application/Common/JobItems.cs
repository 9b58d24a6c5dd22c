using ChannelProgram.Domain.Common;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ChannelProgram.Application.Common;

public sealed class JobItems(IMediator mediator, ILogger<JobItems> log)
{
    private const int PageSize = 200;

    /// <param name="find">Finds up to this many items after the given one; the default is before all.</param>
    public async Task<int> SendEach<T>(
        Func<T?, int, Task<IReadOnlyList<T>>> find, Func<T, IRequest<Result<Unit>>> request, CancellationToken ct)
    {
        var (done, last) = (0, default(T));
        while (await find(last, PageSize) is { Count: > 0 } page)
            foreach (var item in page)
            {
                // Stop between two items, not in the middle of one.
                ct.ThrowIfCancellationRequested();
                last = item;
                if (await Send(request(item))) done++;
            }
        return done;
    }

    private async Task<bool> Send(IRequest<Result<Unit>> request)
    {
        try
        {
            return (await mediator.Send(request, CancellationToken.None)).Refusal is null;
        }
        catch (Exception failure)
        {
            log.LogError(failure, "{Request} failed. The next run tries again.", request);
            return false;
        }
    }
}
