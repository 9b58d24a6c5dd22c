using ChannelProgram.Application.Common;

namespace ChannelProgram.Infrastructure.Store;

internal sealed class IdempotentRequests(ITransactions transactions, IIdempotencyKeys keys) : IIdempotentRequests
{
    public async Task<IdempotentResponse> Run(
        IdempotencyKey key, Func<CancellationToken, Task<KeyedResponse>> work, CancellationToken ct)
    {
        var (response, _) = await transactions.Run(Once, done => done.Keep, ct);
        return response;

        async Task<(IdempotentResponse Response, bool Keep)> Once(CancellationToken it)
        {
            var known = await keys.Claim(key, it);
            if (known != default) return (new(known, null), Keep: false);

            var (response, keep) = await work(it);
            if (keep) keys.Store(key, response);
            return (new(default, response), keep);
        }
    }
}
