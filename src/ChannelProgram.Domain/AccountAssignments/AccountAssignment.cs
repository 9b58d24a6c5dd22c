using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.AccountAssignments;

public readonly record struct AccountAssignmentId(Guid Value) : ITypedId<AccountAssignmentId>
{
    public static AccountAssignmentId From(Guid value) => new(value);
}

/// <summary>
/// Staff says which partner an end customer belongs to, for some time. Others may register it all the same; staff decides about
/// that then. Partners never learn of it.
/// </summary>
public sealed class AccountAssignment : AggregateRoot, IPartnerOwned, ITimed
{
    /// <summary>Also of what is said of the end.</summary>
    public const int MaxNoteLength = 2000;

    private AccountAssignment() { }

    public AccountAssignmentId Id { get; private init; }

    public AccountId Account { get; private init; }

    /// <summary>The account that it was made for: a merge moves it to the one that remains, and undoing the merge back.</summary>
    public AccountId Origin { get; private init; }

    public PartnerId Partner { get; private init; }

    /// <summary>Product lines; null: all.</summary>
    public string[]? Lines { get; private init; }

    public DateTimeOffset From { get; private init; }

    public DateTimeOffset? Until { get; private init; }

    public string? Note { get; private set; }

    /// <summary>The conflict that it was made to prevent from coming back; null: none.</summary>
    public Guid? Conflict { get; private init; }

    /// <summary>The id of the person or system.</summary>
    public string CreatedBy { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why somebody ended it, as far as that was said.</summary>
    public string? EndReason { get; private set; }

    /// <summary>Rises with every change: two transactions never both change the same one.</summary>
    public int Revision { get; private set; }

    /// <param name="by">The id of the person or system.</param>
    public static AccountAssignment Create(AccountAssignmentRequest asked, Guid? conflict, string by, DateTimeOffset now)
    {
        var assignment = new AccountAssignment
        {
            Id = new(Guid.CreateVersion7(now)),
            Account = asked.Account,
            Origin = asked.Account,
            Partner = asked.Partner,
            Lines = asked.Lines?.Order(StringComparer.Ordinal).ToArray(),
            From = asked.From,
            Until = asked.Until,
            Note = asked.Note,
            Conflict = conflict,
            CreatedBy = by,
            CreatedAt = now,
        };
        assignment.Raise(new AccountAssignmentEvent(AccountAssignmentEvent.Created, assignment, now));
        return assignment;
    }

    public bool IsFor(string line) => Lines is null || Lines.Contains(line);

    /// <summary>Both cannot be: they give one customer to two partners, for the same line at the same time.</summary>
    public bool Contradicts(AccountAssignment other) =>
        Account == other.Account && Partner != other.Partner && this.IsEverAlongside(other)
        && (Lines is null || other.Lines is null || Lines.Any(other.IsFor));

    /// <summary>It holds no more from now on.</summary>
    public Refusal? End(string? reason, DateTimeOffset now)
    {
        if (this.StatusAt(now) is ValidityStatus.Ended) return AccountAssignmentRefusals.HasEnded;

        (EndedAt, EndReason) = (now, reason);
        Revision++;
        Raise(new AccountAssignmentEvent(AccountAssignmentEvent.Ended, this, now));
        return null;
    }

    /// <returns>False: the person is not named in it.</returns>
    public bool Erase(PersonTexts person)
    {
        if (!person.AreIn(Note) && !person.AreIn(EndReason)) return false;

        (Note, EndReason) = (person.Redact(Note), person.Redact(EndReason));
        Revision++;
        return true;
    }
}

/// <summary>Which customer staff wants to give to which partner.</summary>
/// <param name="Lines">Product lines, each once; null: all.</param>
/// <param name="Until">Later than <paramref name="From"/>; null: until it is ended.</param>
public sealed record AccountAssignmentRequest(
    AccountId Account, PartnerId Partner, IReadOnlyList<string>? Lines, DateTimeOffset From, DateTimeOffset? Until, string? Note);
