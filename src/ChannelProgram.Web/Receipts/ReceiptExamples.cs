using ChannelProgram.Application.Receipts;
using ChannelProgram.Web.Deals;

namespace ChannelProgram.Web.Receipts;

/// <summary>Of the deal of the other examples, as it was registered.</summary>
internal static class ReceiptExamples
{
    public static readonly DealReceipt Receipt = new(DealExamples.Receipt);

    public static readonly VerifyReceipt.Body Verification = new(
        DealExamples.Receipt,
        new(
            new(
                "Acme GmbH", "DE", "https://www.acme.de", "Berlin", "DE 123456788", null, null,
                new("Ada Example", "ada@acme.de")),
            [new("analytics", new("30000.00", "USD")), new("platform", new("15000.00", "USD"))],
            DealExamples.Approved.ExpectedCloseDate, DealExamples.Approved.Stage, DealExamples.Approved.Source,
            DealExamples.Approved.ExternalId));

    public static readonly ReceiptVerificationResult Verified = new(
        Valid: true,
        Reason: null,
        new(
            new("019aa5b2-8c00-7d2e-b3a4-5c6d7e8f9012"), DealExamples.Approved.Id, DealExamples.Approved.Number,
            DealExamples.Partner, DealExamples.Noon, "eGn9Vy3E7WFjeg1tElFqPHgQ1Sq_GSHOSHVmL5IObYE"));

    public static readonly ReceiptKeySet Keys = new(
    [
        new(
            "EC", "P-256", "mgT7mjwfz_y9k5G01MnV9KN0ilmS3sImv9fCDx8T4RI", "dOBbi_gn_nHJ5TDH6jokqxBc8e0B_Jr3yts3mXsDJo8",
            "SGj2LDQf0itxQBkcIBclpxqeZKLj-BBr6SyQ6gfDujA", "sig", "ES256"),
    ]);
}
