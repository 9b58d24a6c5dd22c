using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Deals;

/// <summary>
/// A deal that its partner has begun to write down. Nothing of it is matched, claimed or counted before it is submitted, and
/// staff does not see it. Submitted, it becomes a <see cref="Deal"/> with the same id and number.
/// </summary>
public sealed class DealDraft : IPartnerOwned
{
    private DealDraft() { }

    public DealId Id { get; private init; }
    public DealNumber Number { get; private init; }
    public PartnerId Partner { get; private init; }

    /// <summary>What the partner entered so far, as JSON.</summary>
    public string Content { get; private set; } = "";

    /// <summary>What lists search for.</summary>
    public DraftIndex Index { get; private set; } = null!;

    /// <summary>When the partner gave it up; null: it did not.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Rises with every change: two transactions never both change the same one.</summary>
    public int Revision { get; private set; }

    public DealStatus Status => WithdrawnAt is null ? DealStatus.Draft : DealStatus.Withdrawn;

    public DealIdentity Identity => new(Id, Number, CreatedAt);

    public static DealDraft Begin(PartnerId partner, string content, DraftIndex index, DateTimeOffset now) => new()
    {
        Id = new(Guid.CreateVersion7(now)),
        Number = DealNumber.Generate(),
        Partner = partner,
        Content = content,
        Index = index,
        CreatedAt = now,
        UpdatedAt = now,
    };

    /// <returns>Null: it allows the action now.</returns>
    public Refusal? Check(DealAction action) => Allows(action) ? null : action.StatusRefusal(Status);

    public bool Allows(DealAction action) => action.From.Any(it => it.Status == Status && it.IsMet is null);

    public Refusal? Update(string content, DraftIndex index, DateTimeOffset now)
    {
        if (Check(DealActions.Update) is { } refused) return refused;

        Set(content, index, now);
        return null;
    }

    /// <summary>A person who was named in it is named no more, whatever became of it.</summary>
    public void Erase(string content, DraftIndex index, DateTimeOffset now) => Set(content, index, now);

    public Refusal? Withdraw(DateTimeOffset now)
    {
        if (Check(DealActions.Withdraw) is { } refused) return refused;

        (WithdrawnAt, UpdatedAt) = (now, now);
        Revision++;
        return null;
    }

    private void Set(string content, DraftIndex index, DateTimeOffset now)
    {
        (Content, Index, UpdatedAt) = (content, index, now);
        Revision++;
    }
}

/// <summary>What a draft is found by.</summary>
/// <param name="Customer">As <see cref="Deal.CustomerSearchText"/>.</param>
/// <param name="Products">Codes, each between blanks.</param>
public sealed record DraftIndex(DealType Type, SalesStage? Stage, string Customer, string? ExternalId, string Products);

/// <summary>What a deal has been known by since it was a draft.</summary>
public sealed record DealIdentity(DealId Id, DealNumber Number, DateTimeOffset CreatedAt);
