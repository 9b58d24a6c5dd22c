using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies.Names;

namespace ChannelProgram.Application.Work;

/// <summary>Something that waits for staff to decide it.</summary>
/// <param name="Id">That of the deal, where it is about one.</param>
/// <param name="Deal">The deal that it is about.</param>
/// <param name="Number">Of that deal.</param>
/// <param name="Accounts">The customers that it is about, by what the program knows.</param>
/// <param name="Customer">As the partner wrote it.</param>
/// <param name="Since">When it began to wait for staff.</param>
/// <param name="DueBy">By when it should be decided.</param>
/// <param name="Escalated">It went to the program's admins, because it was overdue.</param>
/// <param name="Assignee">Who of staff looks after it, by id.</param>
/// <param name="Against">Of a conflict, the deal that has the line; null: the vendor has it.</param>
public sealed record WorkItem(
    Guid Id,
    WorkKind Kind,
    Guid? Deal,
    [DealNumber] string? Number,
    [Name] string? Status,
    Guid? Partner,
    IReadOnlyList<Guid> Accounts,
    WorkItem.Buyer? Customer,
    MoneyText? Value,
    DateTimeOffset Since,
    DateTimeOffset DueBy,
    bool Overdue,
    bool Escalated,
    DateTimeOffset? EscalatedAt,
    IReadOnlyList<WorkReason> Why,
    WorkRecommendation Recommendation,
    Guid? Assignee,
    Guid? Against)
{
    [SchemaName("WorkItemCustomer")]
    public sealed record Buyer([Line(CompanyName.MaxLength)] string Name, [CountryCode] string Country);
}

/// <summary>What staff may do first about an item. It is derived from what is on record and decides nothing.</summary>
/// <param name="Because">One sentence that says why.</param>
public sealed record WorkRecommendation([Name] string Action, [Line(500)] string Because);

public static class WorkRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "notFound", "Nothing of this id waits for a decision.");
}
