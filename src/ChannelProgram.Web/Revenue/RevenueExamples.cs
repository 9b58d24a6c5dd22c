using ChannelProgram.Application.Common;
using ChannelProgram.Application.Revenue;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Revenue;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.Revenue;

internal static class RevenueExamples
{
    private static readonly DateOnly PaymentDay = new(2026, 11, 20);
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static readonly PartnerId Partner = new(new("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60"));

    public static readonly RecordRevenueEvent.Body Input = new(
        "inv-2026-4711", RevenueKind.Payment, Deal: null, Partner, Account: null, "analytics", new("30000.00", "USD"), PaymentDay,
        RefundOf: null);

    public static readonly RevenueEventView Recorded = new(
        new("019aa5b7-3c5d-7b74-9e27-5f6071829304"), Input.ExternalId!, RevenueKind.Payment, Deal: null, Partner.Value,
        Account: null, Input.Product, Input.Amount!, Input.Amount!, Version: 1, PaymentDay, RefundOf: null, Credited: true, Noon);

    public static readonly RecordRevenueEvents.Body ManyInput = new([Input]);

    public static readonly RecordedItems RecordedMany = new([new(0, RecordingResult.Accepted, Recorded.Id, Problem: null)]);

    public static readonly Listing<RevenueEventView> Page = new([Recorded], Next: null);
}
