using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Accounts;

/// <summary>One batch of <see cref="ReadNames"/>.</summary>
public sealed record ReadSomeNames : IRequest<Result<int>>, IChange
{
    internal const int AtATime = 500;

    /// <summary>
    /// An account is met by its id, which was drawn before its transaction ended: for so long none is passed by, so that none
    /// comes to light behind. No transaction takes as long.
    /// </summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(10);

    public sealed class Handler(INames names, TimeProvider time) : IRequestHandler<ReadSomeNames, Result<int>>
    {
        public async Task<Result<int>> Handle(ReadSomeNames request, CancellationToken ct) =>
            await names.GoOn(time.Now() - Settling, AtATime, ct);
    }
}

/// <summary>The names of accounts as they are found and weighed by.</summary>
public interface INames
{
    /// <summary>Reads the next accounts, of those opened until then.</summary>
    /// <returns>How many; 0 too if another node is at it.</returns>
    Task<int> GoOn(DateTimeOffset openedUntil, int atMost, CancellationToken ct);
}
