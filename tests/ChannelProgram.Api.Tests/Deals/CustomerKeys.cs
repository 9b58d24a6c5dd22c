namespace ChannelProgram.Api.Tests.Deals;

/// <summary>Strong keys that a partner knows of a customer.</summary>
/// <param name="Name">Without one: made of a key.</param>
internal sealed record CustomerKeys(string? Website = null, string? TaxId = null, string? Duns = null, string? Name = null)
{
    private static int _customers = 100_000_000;

    /// <summary>All that there is to know of a customer that nobody knows yet.</summary>
    public static CustomerKeys New()
    {
        var number = Interlocked.Increment(ref _customers);
        return new(Registration.NewCustomer(), $"{number}TAX", $"{number}", Registration.NameOf($"{number}"));
    }

    /// <summary>A registration of that customer that has nothing wrong with it.</summary>
    public object ToRegistration(
        string[] products, string amount = "10000.00", string closing = "2027-06-30", string? externalId = null) => new
        {
            customer = new
            {
                name = Name ?? Registration.NameOf(Website ?? TaxId ?? Duns ?? ""),
                country = "DE",
                website = Website,
                taxId = TaxId,
                duns = Duns
            },
            products = products.Select(code => new { code, amount = new { amount, currency = "USD" } }),
            expectedCloseDate = closing,
            stage = "qualified",
            source = "partnerSourced",
            externalId,
        };
}
