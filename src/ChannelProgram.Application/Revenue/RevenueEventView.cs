using System.Text.Json.Serialization;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Revenue;

namespace ChannelProgram.Application.Revenue;

/// <summary>A payment or a refund, as it was recorded. It never changes.</summary>
/// <param name="ExternalId">The id that it has where it comes from.</param>
/// <param name="Deal">Null: the sale was not registered.</param>
/// <param name="Partner">Whose sale it was.</param>
/// <param name="Account">The end customer, if it is known. Told to the vendor only.</param>
/// <param name="Product">The code of what was sold.</param>
/// <param name="Amount">Net of tax and freight; also of a refund more than 0.</param>
/// <param name="ProgramAmount">The same in the program's currency.</param>
/// <param name="Version">The version of the program by whose exchange rates it was converted.</param>
/// <param name="RefundOf">Of a refund: the <c>externalId</c> of the payment.</param>
/// <param name="Credited">
/// Whether it counts for the tier of the partner, or of those that share its credit. Told to the vendor only.
/// </param>
[SchemaName("RevenueEvent")]
public sealed record RevenueEventView(
    Guid Id,
    [Line(RevenueEvent.MaxExternalIdLength)] string ExternalId,
    RevenueKind Kind,
    Guid? Deal,
    Guid Partner,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Account,
    [Code] string? Product,
    MoneyText Amount,
    MoneyText ProgramAmount,
    int Version,
    DateOnly OccurredOn,
    [Line(RevenueEvent.MaxExternalIdLength)] string? RefundOf,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Credited,
    DateTimeOffset RecordedAt)
{
    public static RevenueEventView Of(RevenueEvent it, Caller caller, IProgramVersions programs) => new(
        it.Id.Value, it.ExternalId, it.Kind, it.Deal?.Value, it.Partner.Value, caller.IsPartner ? null : it.Account?.Value,
        it.Product, MoneyText.Of(it.Amount),
        MoneyText.Of(new(Math.Abs(it.NetAmount), programs.Of(it.ProgramVersion).Currency)), it.ProgramVersion, it.OccurredOn,
        it.RefundOf, caller.IsPartner ? null : it.Credited, it.RecordedAt);
}
