using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies.Names;

namespace ChannelProgram.Application.Work;

/// <summary>Something that waits for a decision of staff.</summary>
/// <param name="Id">The id of the deal. A conflict has an id of its own.</param>
/// <param name="Deal">The deal that it is about. Of a conflict, the deal that waits for the line.</param>
/// <param name="Number">The number of that deal.</param>
/// <param name="Status">The status of that deal.</param>
/// <param name="Partner">The partner whose deal it is.</param>
/// <param name="Accounts">The accounts of the customers that it is about.</param>
/// <param name="Customer">The customer as the partner entered it.</param>
/// <param name="Value">The value of that deal.</param>
/// <param name="Since">When it began to wait for staff.</param>
/// <param name="DueBy">By when staff should decide it.</param>
/// <param name="Overdue">True if it should have been decided by now.</param>
/// <param name="Escalated">True if it was overdue and went to the program's admins.</param>
/// <param name="EscalatedAt">When it went to them.</param>
/// <param name="Why">All the reasons why it waits.</param>
/// <param name="Assignee">The id of the member of staff who looks after it. Null: nobody does.</param>
/// <param name="Against">With a conflict: the deal that holds the line. Null if the vendor holds it.</param>
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

/// <summary>What staff could do first. It follows from the recorded facts and decides nothing.</summary>
/// <param name="Because">One sentence that says why.</param>
public sealed record WorkRecommendation([Name] string Action, [Line(500)] string Because);

public static class WorkRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "notFound", "Nothing of this id waits for a decision.");
}
