using System.Collections.Concurrent;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace ChannelProgram.Api.Tests.Accounts;

/// <summary>
/// Partners that name customers by keys which cross, all at once, while staff confirms each pair that is reported: who is one
/// customer in the end is what a plain model says, which knows nothing but who named what together.
/// </summary>
public class CustomerIdentityModelTests(ChannelHost host, ITestOutputHelper output) : IClassFixture<ChannelHost>
{
    private static readonly int Rounds = TestRounds.Of(3, longRun: 200);
    private static readonly string[] Lines = ["analytics", "platform", "support"];

    [Fact]
    public async Task The_accounts_in_the_end_match_the_model_and_no_registration_is_lost()
    {
        var partners = await host.AddPartners(8);
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");

        for (var round = 0; round < Rounds; round++)
        {
            var pool = new KeyPool(new Random(seed + round));
            var stored = new ConcurrentBag<(string Deal, string[] Keys)>();
            var registering = partners.Select((it, place) => Register(it, pool, new Random(seed + (100 * round) + place), stored))
                .ToList();
            var staff = ConfirmAll(until: Task.WhenAll(registering));
            await Task.WhenAll([.. registering, staff]);
            for (var turn = 0; await ConfirmReported() > 0; turn++)
                Assert.True(turn < 100, $"round {round}: something is reported again and again");

            var known = (await host.Crm.AllDeals())
                .ToDictionary(it => it.GetProperty("id").GetString()!, it => it.GetProperty("status").GetString());
            Assert.All(stored, it => Assert.Contains(it.Deal, known.Keys));

            // A merge ends a deal whose partner has the same by others. What its keys say then may have been used, or is asked
            // no more: the same registration would have been refused after that merge.
            var (asked, named) = (new UnionFind(), new UnionFind());
            foreach (var (deal, keys) in stored)
            {
                named.Unite(keys);
                if (known[deal] != "rejected") asked.Unite(keys);
            }

            var owners = await Owners(pool);
            Assert.Equal(named.Known.Order(StringComparer.Ordinal), owners.Keys.Order(StringComparer.Ordinal));
            foreach (var one in owners.Keys)
                foreach (var other in owners.Keys)
                    Assert.True(
                        owners[one] == owners[other] ? named.AreOne(one, other) : !asked.AreOne(one, other),
                        $"seed {seed}, round {round}: {one} has {owners[one]}, {other} has {owners[other]}; one: "
                        + $"{named.AreOne(one, other)}");
            await host.Database.ExpectConsistent();
        }
    }

    private static async Task Register(Api partner, KeyPool pool, Random random, ConcurrentBag<(string, string[])> stored)
    {
        for (var turn = 0; turn < 4; turn++)
        {
            var (form, keys) = pool.Registration(random, Lines[random.Next(Lines.Length)]);
            var answer = await partner.Post("/v1/deals", form);
            Assert.True(answer is { Status: 201 } or { Status: 409, Problem: "alreadyRegistered" }, answer.ToString());
            if (answer.Status == 201) stored.Add((answer.Id, keys));
        }
    }

    private async Task ConfirmAll(Task until)
    {
        while (!until.IsCompleted) await ConfirmReported();
    }

    /// <summary>Staff confirms whatever is reported to it at this moment.</summary>
    /// <returns>How many there were.</returns>
    private async Task<int> ConfirmReported()
    {
        var reported = (await host.ChannelManager.Get("/v1/work?kind=keysDisagree&limit=200"))
            .Expect(System.Net.HttpStatusCode.OK)
            .Json.GetProperty("items").EnumerateArray().Select(it => it.GetProperty("deal").GetString()!).ToList();
        foreach (var deal in reported)
        {
            var answer = await host.ChannelManager.Post($"/v1/deals/{deal}/confirm-customer");
            // A merge before this one may have settled it.
            Assert.True(answer is { Status: 200 } or { Status: 409, Problem: "customerNotInDoubt" }, answer.ToString());
        }

        return reported.Count;
    }

    /// <summary>Which account has each key of the pool, read past the product.</summary>
    private async Task<Dictionary<string, string>> Owners(KeyPool pool)
    {
        string[] values = [.. pool.Stored];
        return await host.Database.Read(db => db.Set<AccountKey>().Where(it => values.Contains(it.Value))
            .ToDictionaryAsync(it => it.Value, it => $"{it.Account.Value}"));
    }

    /// <summary>
    /// A few keys of each kind, of customers that nobody knows yet. All bear one name: what they are is for the keys to say.
    /// </summary>
    private sealed class KeyPool
    {
        private const int KeysPerKind = 6;

        private static int _customers = 500_000_000;

        private readonly string[] _domains, _taxIds, _duns;
        private readonly string _name;

        public KeyPool(Random random)
        {
            _name = Tests.Registration.NameOf(random.NextInt64().ToString(System.Globalization.CultureInfo.InvariantCulture));
            _domains = [.. Enumerable.Range(0, KeysPerKind).Select(_ => Tests.Registration.NewCustomer())];
            _taxIds = [.. Enumerable.Range(0, KeysPerKind).Select(_ => $"DE{Interlocked.Increment(ref _customers)}")];
            _duns = [.. Enumerable.Range(0, KeysPerKind).Select(_ => $"{Interlocked.Increment(ref _customers)}")];
        }

        public IEnumerable<string> Stored => [.. _domains, .. _taxIds, .. _duns];

        /// <summary>Of a customer with one key of each of some kinds, as chance has it.</summary>
        public (object Form, string[] Keys) Registration(Random random, string product)
        {
            var kinds = random.Next(1, 8);
            var website = (kinds & 1) != 0 ? _domains[random.Next(KeysPerKind)] : null;
            var taxId = (kinds & 2) != 0 ? _taxIds[random.Next(KeysPerKind)] : null;
            var duns = (kinds & 4) != 0 ? _duns[random.Next(KeysPerKind)] : null;
            var form = new
            {
                customer = new { name = _name, country = "DE", website, taxId, duns },
                products = new[] { new { code = product, amount = new { amount = "1000.00", currency = "USD" } } },
                expectedCloseDate = "2027-06-30",
                stage = "qualified",
                source = "partnerSourced",
            };
            return (form, [.. new[] { website, taxId, duns }.OfType<string>()]);
        }
    }

    private sealed class UnionFind
    {
        private readonly Dictionary<string, string> _parent = [];

        public IReadOnlyCollection<string> Known => _parent.Keys;

        public void Unite(string[] keys)
        {
            foreach (var key in keys) _parent.TryAdd(key, key);
            foreach (var key in keys) _parent[Find(key)] = Find(keys[0]);
        }

        public bool AreOne(string one, string other) =>
            _parent.ContainsKey(one) && _parent.ContainsKey(other) && Find(one) == Find(other);

        private string Find(string key) => _parent[key] == key ? key : Find(_parent[key]);
    }
}
