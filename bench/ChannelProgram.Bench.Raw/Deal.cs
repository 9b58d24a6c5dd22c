using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Bench.Raw;

/// <summary>A deal as its rows hold it, words as the tables spell them.</summary>
internal sealed class Deal
{
    public Guid Id;
    public string Number = "";
    public string Type = "";
    public string Status = "";
    public string FinalStatus = "";
    public DateTime? ProtectedUntil;
    public DateTime? EndsAt;
    public string Stage = "";
    public string Source = "";
    public bool ReviewRequired;
    public DateTime? DecisionDueBy;
    public DateOnly CloseDate;
    public decimal Value;
    public string Currency = "";
    public string? Owner;
    public string? Description;
    public string? ExternalId;
    public string Name = "";
    public string Country = "";
    public string? Website;
    public string? City;
    public string? TaxId;
    public string? Duns;
    public string? Unit;
    public string? ContactName;
    public string? ContactEmail;
    public string? Message;
    public string? EndReason;
    public DateTime SubmittedAt;
    public DateTime CreatedAt;
    public DateTime UpdatedAt;
    public string Receipt = "";

    /// <summary>By code.</summary>
    public readonly List<Product> Products = [];

    /// <summary>Of a registration only.</summary>
    public IReadOnlyList<StrongKey> Keys = [];

    /// <summary>What the customer is searched by; of a registration only.</summary>
    public string Words = "";

    /// <summary>Of each line as the clock has it: what is held expires at its end, and the deal with its last line.</summary>
    public void ApplyClock(DateTime now)
    {
        var expiredAt = DateTime.MinValue;
        foreach (var product in Products)
        {
            if (product is not { Claim: "Held", Until: { } until } || until > now) continue;
            product.Claim = "Released";
            (product.From, product.Until) = (null, null);
            if (until > expiredAt) expiredAt = until;
        }

        if (expiredAt > DateTime.MinValue) UpdatedAt = expiredAt;
        if (ProtectedUntil <= now) Status = FinalStatus;
    }

    internal sealed class Product
    {
        public string Code = "";
        public string Line = "";
        public decimal Amount;
        public string Claim = "";
        public DateTime? From;
        public DateTime? Until;
    }
}
