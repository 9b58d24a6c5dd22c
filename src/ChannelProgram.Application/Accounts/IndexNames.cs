using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Accounts;

/// <summary>
/// Goes on through the names of the accounts, a batch a transaction: who has no keys by the rules of today is given them, and
/// the words are counted. Twice changes nothing; of several nodes one works.
/// </summary>
public sealed record IndexNames : IRequest<Result<int>>
{
    /// <summary>Some 50,000 accounts: what is left is for the next time.</summary>
    private const int MaxBatches = 100;

    public sealed class Handler(IMediator mediator) : IRequestHandler<IndexNames, Result<int>>
    {
        public async Task<Result<int>> Handle(IndexNames request, CancellationToken ct)
        {
            var read = 0;
            for (var batch = 0; batch < MaxBatches; batch++)
            {
                // An end is made between two batches, not in the middle of one.
                ct.ThrowIfCancellationRequested();
                var done = (await mediator.Send(new IndexNextNames(), CancellationToken.None)).Value;
                read += done;
                if (done < IndexNextNames.AtATime) break;
            }

            return read;
        }
    }
}
