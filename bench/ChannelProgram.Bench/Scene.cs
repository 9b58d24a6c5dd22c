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
internal sealed class Scene(IReadOnlyList<PartnerSystem> partners, DateOnly closes)
{
    private static readonly CompositeFormat Body = CompositeFormat.Parse(
        """
        {{"type":"newBusiness","customer":{{"name":"Bench {0:d12} GmbH","website":"https://www.bench-{0:d12}.de/about","country":"DE","city":"Berlin","contact":{{"name":"Ada Example","email":"ada@bench-{0:d12}.de"}}}},"products":[{{"code":"analytics","amount":{{"amount":"30000.00","currency":"USD"}}}},{{"code":"platform","amount":{{"amount":"15000.00","currency":"USD"}}}}],"expectedCloseDate":"{1}","stage":"qualified","source":"partnerSourced","owner":"Sam Seller","description":"Replaces the in-house reporting.","externalId":"crm-{0:d12}","draft":false}}
        """);

    private readonly string _closes = closes.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    private long _customers;

    public IReadOnlyList<PartnerSystem> Partners => partners;

    public long NextCustomer() => Interlocked.Increment(ref _customers);

    /// <summary>A registration of the customer of that number, whom nobody has registered before; ASCII, always of one length.</summary>
    public string Registration(long customer) => string.Format(CultureInfo.InvariantCulture, Body, customer, _closes);
}
