using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Accounts;

/// <summary>
/// Goes through all account names in batches, one transaction each. Adds the search keys of the current name rules where they are
/// missing and counts the words. Safe to repeat; only one node works at a time.
/// </summary>
public sealed record IndexNames : IRequest<Result<int>>
{
    private const int MaxBatches = 100;

    public sealed class Handler(IMediator mediator) : IRequestHandler<IndexNames, Result<int>>
    {
        public async Task<Result<int>> Handle(IndexNames request, CancellationToken ct)
        {
            var read = 0;
            for (var batch = 0; batch < MaxBatches; batch++)
            {
                // Stop between two batches, not in the middle of one.
                ct.ThrowIfCancellationRequested();
                var done = (await mediator.Send(new IndexNextNames(), CancellationToken.None)).Value;
                read += done;
                if (done < IndexNextNames.BatchSize) break;
            }

            return read;
        }
    }
}
