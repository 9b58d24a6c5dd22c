using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Accounts;

/// <summary>One batch of <see cref="IndexNames"/>.</summary>
public sealed record IndexNextNames : IRequest<Result<int>>, IChange
{
    internal const int AtATime = 500;

    /// <summary>
    /// An account is met by its id, which was drawn before its transaction ended: for so long none is passed by, so that none
    /// comes to light behind. No transaction takes as long.
    /// </summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(10);

    public sealed class Handler(INameIndexer names, TimeProvider time) : IRequestHandler<IndexNextNames, Result<int>>
    {
        public async Task<Result<int>> Handle(IndexNextNames request, CancellationToken ct) =>
            await names.IndexNext(time.Now() - Settling, AtATime, ct);
    }
}

/// <summary>The names of accounts as they are found and weighed by.</summary>
public interface INameIndexer
{
    /// <summary>Reads the next accounts, of those opened until then.</summary>
    /// <returns>How many; 0 too if another node is at it.</returns>
    Task<int> IndexNext(DateTimeOffset openedUntil, int atMost, CancellationToken ct);
}
