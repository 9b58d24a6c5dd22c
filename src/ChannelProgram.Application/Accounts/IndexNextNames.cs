using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Accounts;

public sealed record IndexNextNames : IRequest<Result<int>>, IChange
{
    internal const int BatchSize = 500;

    /// <summary>
    /// An id is drawn before its transaction commits, so a smaller id may become visible later than a larger one. Only accounts
    /// older than this are indexed; no transaction takes that long.
    /// </summary>
    private static readonly TimeSpan SettlingTime = TimeSpan.FromMinutes(10);

    public sealed class Handler(INameIndexer names, ProgramClock clock) : IRequestHandler<IndexNextNames, Result<int>>
    {
        public async Task<Result<int>> Handle(IndexNextNames request, CancellationToken ct) =>
            await names.IndexNext(clock.Now() - SettlingTime, BatchSize, ct);
    }
}

public interface INameIndexer
{
    /// <summary>Indexes the next accounts opened until then. Returns how many; also 0 if another node is indexing.</summary>
    Task<int> IndexNext(DateTimeOffset openedUntil, int limit, CancellationToken ct);
}
