using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.CustomerResolution;

/// <summary>
/// Domains that are keys of accounts although today their websites would make none: made before their host was known to carry
/// other people's pages, or to hand out mail addresses.
/// </summary>
public sealed record FindSharedKeys : IRequest<Result<IReadOnlyList<SharedKey>>>
{
    public sealed class Handler(ISharedKeys keys, IProgramVersions programs, TimeProvider time)
        : IRequestHandler<FindSharedKeys, Result<IReadOnlyList<SharedKey>>>
    {
        public async Task<Result<IReadOnlyList<SharedKey>>> Handle(FindSharedKeys request, CancellationToken ct)
        {
            var shared = programs.InForce(time.Now()).AllSharedHosts;
            var found = new List<SharedKey>();
            await foreach (var (account, name, key) in keys.DomainKeys(ct))
            {
                if (!MayBeShared(key.Value, shared, out var isNobodys)) continue;

                var makeIt = isNobodys
                    ? []
                    : (await keys.CustomersOf(account, key.Key, ct)).Select(it => it.StrongKeys(shared).Contains(key.Key)).ToList();
                // The website of the company that runs the host.
                if (makeIt.Count > 0 && makeIt.TrueForAll(it => it)) continue;

                // Of a key that no registration gave nobody knows what was typed.
                var isSure = isNobodys || (makeIt.Count > 0 ? makeIt.TrueForAll(it => !it) : !key.IsConfirmed);
                found.Add(new(account, name, key.Key, isSure));
            }

            return found;
        }

        private static bool MayBeShared(string domain, SharedHosts shared, out bool isNobodys)
        {
            isNobodys = !Website.TryParse(domain, out var site, out _) || site.Domain is null;
            return isNobodys || shared.AreAt(domain);
        }
    }
}

/// <param name="IsSure">False: it may stand for the company that runs the host; staff decides.</param>
public sealed record SharedKey(AccountId Account, string Name, StrongKey Key, bool IsSure);

/// <summary>Not scoped to a partner; nothing from here may reach a partner's answer.</summary>
public interface ISharedKeys
{
    IAsyncEnumerable<(AccountId Account, string Name, AccountKey Key)> DomainKeys(CancellationToken ct);

    /// <summary>The customers of the account's deals that were registered with the key.</summary>
    Task<IReadOnlyList<Customer>> CustomersOf(AccountId account, StrongKey key, CancellationToken ct);
}
