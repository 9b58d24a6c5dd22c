using System.Globalization;
using System.Text;

namespace ChannelProgram.Bench;

/// <summary>A partner's system with what it needs to ask: a token, deals of its own, and the ETag of the first of them.</summary>
internal sealed class PartnerSystem(string client)
{
    public string Client => client;
    public string Token { get; set; } = "";
    public IReadOnlyList<Guid> Deals { get; set; } = [];
    public string ETag { get; set; } = "";
}

/// <summary>Who asks and for what; shared by all workers.</summary>
internal sealed class Workload(IReadOnlyList<PartnerSystem> partners, DateOnly closes)
{
    private const int SyllablesOfWord = 6;
    private const ulong BitsOfWord = (1UL << (6 * SyllablesOfWord)) - 1;

    private static readonly CompositeFormat Body = CompositeFormat.Parse(
        """
        {{"type":"newBusiness","customer":{{"name":"{2} GmbH","website":"https://www.bench-{0:d12}.de/about","country":"DE","city":"Berlin","contact":{{"name":"Ada Example","email":"ada@bench-{0:d12}.de"}}}},"products":[{{"code":"analytics","amount":{{"amount":"30000.00","currency":"USD"}}}},{{"code":"platform","amount":{{"amount":"15000.00","currency":"USD"}}}}],"expectedCloseDate":"{1}","stage":"qualified","source":"partnerSourced","owner":"Sam Seller","description":"Replaces the in-house reporting.","externalId":"crm-{0:d12}","draft":false}}
        """);

    public string Closes { get; } = closes.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private long _customers;

    public IReadOnlyList<PartnerSystem> Partners => partners;

    public long NextCustomer() => Interlocked.Increment(ref _customers);

    /// <summary>
    /// A registration of the customer of that number, whom nobody has registered before; ASCII, always of one length.
    /// </summary>
    public string Registration(long customer) =>
        string.Format(CultureInfo.InvariantCulture, Body, customer, Closes, NameOf(customer));

    /// <summary>
    /// Two made-up words, neither of which any other number has: names that share a word share keys of names, and the raw
    /// endpoint registers only customers that share none. Numbers in names would make all of them alike.
    /// </summary>
    private static string NameOf(long customer) => $"{Word((ulong)customer, 0x9E3779B97)} {Word((ulong)customer, 0xC2B2AE3D3)}";

    private static string Word(ulong customer, ulong oddFactor)
    {
        // An odd factor and a shift can both be undone: no two numbers make the same of these 36 bits.
        var mixed = customer * oddFactor & BitsOfWord;
        mixed = (mixed ^ mixed >> 18) * 0xD6E8FEB87 & BitsOfWord;
        mixed ^= mixed >> 18;
        return string.Create(2 * SyllablesOfWord, mixed, static (word, rest) =>
        {
            for (var at = 0; at < word.Length; at += 2, rest >>= 6)
                (word[at], word[at + 1]) = ("bdfghklmnprstvwz"[(int)(rest & 15)], "aiou"[(int)(rest >> 4 & 3)]);
        });
    }
}
