using System.Text.Json.Serialization;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.DealTransfers;

namespace ChannelProgram.Application.DealTransfers;

/// <summary>One of two partners: the one that hands a deal over, or the one that takes it.</summary>
public enum TransferSide { Giver, Receiver }

/// <summary>A deal that is handed over, as one caller reads it.</summary>
/// <param name="Deal">The deal.</param>
/// <param name="Number">Its number.</param>
/// <param name="Customer">The name of its customer. Null for a partner that has the deal no more, or does not get it.</param>
/// <param name="Value">What it is worth. Null for the same.</param>
/// <param name="Side">Which of the two partners the caller is. Left out for the vendor.</param>
/// <param name="From">The partner that hands it over. Told to the vendor only.</param>
/// <param name="To">The partner that takes it. Told to the vendor only.</param>
/// <param name="Note">What the one partner tells the other, and staff.</param>
/// <param name="ExpiresAt">Until when it can be accepted.</param>
/// <param name="DecisionDueBy">By when staff should decide. Null if it does not wait for staff.</param>
/// <param name="EndedAt">When it was confirmed, rejected, cancelled or expired.</param>
/// <param name="Message">What staff says about its decision.</param>
/// <param name="NextActions">What this caller may do with it now.</param>
[SchemaName("DealTransfer")]
public sealed record DealTransferView(
    Guid Id,
    Guid Deal,
    [DealNumber] string Number,
    [Line(CompanyName.MaxLength)] string? Customer,
    MoneyText? Value,
    DealTransferStatus Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TransferSide? Side,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? From,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? To,
    [MultiLine(DealTransfer.MaxNoteLength)] string? Note,
    DateTimeOffset OfferedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? AcceptedAt,
    DateTimeOffset? DecisionDueBy,
    DateTimeOffset? EndedAt,
    [MultiLine(DealTransfer.MaxNoteLength)] string? Message,
    [Name] IReadOnlyList<string> NextActions)
{
    public static DealTransferView Of(TransferOfDeal of, Caller caller, DateTimeOffset now)
    {
        var it = of.Transfer;
        var status = it.StatusAt(now);
        var reads = !caller.IsPartner || (caller.Partner == it.From
            ? status is not DealTransferStatus.Confirmed
            : status is DealTransferStatus.Accepted or DealTransferStatus.Confirmed);
        return new(
            it.Id.Value, it.Deal.Value, of.Number.Value, reads ? of.Customer.Name : null, reads ? MoneyText.Of(of.Value) : null,
            status,
            !caller.IsPartner ? null : caller.Partner == it.From ? TransferSide.Giver : TransferSide.Receiver,
            caller.IsPartner ? null : it.From.Value, caller.IsPartner ? null : it.To?.Value,
            it.Note, it.OfferedAt, it.ExpiresAt, it.AcceptedAt, it.DueBy,
            status is DealTransferStatus.Expired ? it.ExpiresAt : it.EndedAt, it.Message,
            [.. NextActionsOf(status, caller)]);
    }

    private static IEnumerable<string> NextActionsOf(DealTransferStatus status, Caller caller)
    {
        if (status is DealTransferStatus.Accepted && caller.May(DealTransferPermissions.Decide))
            foreach (var decision in (string[])["confirm", "reject"]) yield return decision;
        if (status is DealTransferStatus.Offered or DealTransferStatus.Accepted && caller.May(DealTransferPermissions.Cancel))
            yield return "cancel";
    }
}
