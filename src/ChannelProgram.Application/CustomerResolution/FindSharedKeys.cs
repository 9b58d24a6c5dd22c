using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using MediatR;

namespace ChannelProgram.Application.CustomerResolution;

/// <summary>
/// Domains that are keys of accounts although today their websites would make none: made before their host was known to carry
/// other people's pages, or to hand out mail addresses.
/// </summary>
public sealed record FindSharedKeys : IRequest<Result<IReadOnlyList<SharedKey>>>
{
    public sealed class Handler(IAccounts accounts, IDealKeys dealKeys, IProgramVersions programs, ProgramClock clock)
        : IRequestHandler<FindSharedKeys, Result<IReadOnlyList<SharedKey>>>
    {
        public async Task<Result<IReadOnlyList<SharedKey>>> Handle(FindSharedKeys request, CancellationToken ct)
        {
            var shared = programs.InForce(clock.Now()).AllSharedHosts;
            var found = new List<SharedKey>();
            foreach (var (name, key) in await accounts.FindDomains(it => IsNobodys(it) || shared.AreAt(it), ct))
            {
                var isNobodys = IsNobodys(key.Value);
                List<bool> makeIt = isNobodys
                    ? []
                    : [.. (await dealKeys.FindCustomers(key, ct)).Select(it => it.StrongKeys(shared).Contains(key.Key))];
                // The website of the company that runs the host.
                if (makeIt.Count > 0 && makeIt.TrueForAll(it => it)) continue;

                // Of a key that no registration gave nobody knows what was typed.
                var isSure = isNobodys || (makeIt.Count > 0 ? makeIt.TrueForAll(it => !it) : !key.IsConfirmed);
                found.Add(new(key.Account, name, key.Key, isSure));
            }

            return found;
        }

        private static bool IsNobodys(string domain) => !Website.TryParse(domain, out var site, out _) || site.Domain is null;
    }
}

/// <param name="IsSure">False: it may stand for the company that runs the host; staff decides.</param>
public sealed record SharedKey(AccountId Account, string Name, StrongKey Key, bool IsSure);
