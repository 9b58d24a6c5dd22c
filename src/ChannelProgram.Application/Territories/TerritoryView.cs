using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Territories;

namespace ChannelProgram.Application.Territories;

/// <summary>In which countries a partner sells for some time, as it is at this instant.</summary>
/// <param name="Countries">ISO 3166-1 alpha-2 codes.</param>
/// <param name="Lines">Codes of product lines. Null: all.</param>
/// <param name="From">From then on it holds.</param>
/// <param name="Until">From then on it holds no more. Null: it holds until it is ended.</param>
/// <param name="Note">Null for partners.</param>
/// <param name="Conflict">The conflict that it was made from. Null: none. Null for partners.</param>
/// <param name="CreatedBy">The id of the person or system that created it. Null for partners.</param>
/// <param name="EndedAt">When somebody ended it. Null if nobody did, also where its time is over.</param>
/// <param name="EndReason">The reason given when it was ended. Null for partners.</param>
/// <param name="NextActions">What this caller may do with it now.</param>
[SchemaName("Territory")]
public sealed record TerritoryView(
    Guid Id,
    ValidityStatus Status,
    Guid Partner,
    [CountryCode] IReadOnlyList<string> Countries,
    [Code] IReadOnlyList<string>? Lines,
    DateTimeOffset From,
    DateTimeOffset? Until,
    [MultiLine(Territory.MaxNoteLength)] string? Note,
    Guid? Conflict,
    [Line(CallerId.MaxLength)] string? CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EndedAt,
    [MultiLine(Territory.MaxNoteLength)] string? EndReason,
    [Name] IReadOnlyList<string> NextActions)
{
    public static TerritoryView Of(Territory it, Caller caller, DateTimeOffset now)
    {
        var status = it.StatusAt(now);
        var view = new TerritoryView(
            it.Id.Value, status, it.Partner.Value, it.Countries, it.Lines, it.From, it.Until, it.Note, it.Conflict, it.CreatedBy,
            it.CreatedAt, it.EndedAt, it.EndReason,
            status is not ValidityStatus.Ended && caller.May(TerritoryPermissions.Write) ? ["end"] : []);
        return caller.IsPartner ? view with { Note = null, Conflict = null, CreatedBy = null, EndReason = null } : view;
    }
}
