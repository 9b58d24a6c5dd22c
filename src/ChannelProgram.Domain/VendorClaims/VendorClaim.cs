using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.VendorClaims;

public readonly record struct VendorClaimId(Guid Value) : ITypedId<VendorClaimId>
{
    public static VendorClaimId From(Guid value) => new(value);
}

/// <summary>
/// Why the vendor keeps a customer for itself: it has always served it (<c>house</c>), it named it in advance (<c>named</c>), or
/// its own sales works on a deal (<c>direct</c>). A direct claim lasts only as long as somebody works on it.
/// </summary>
public enum VendorClaimKind { House, Named, Direct }

public enum VendorClaimStatus { Active, Ended }

/// <summary>
/// The vendor's own claim on an end customer and product lines. Partners meet it as a line that is not available.
/// </summary>
public sealed class VendorClaim : AggregateRoot, IClaimOwner
{
    /// <summary>Also of what is said of an activity, and of the end.</summary>
    public const int MaxNoteLength = 2000;

    public const int MaxExternalIdLength = 100;

    private readonly List<Claim> _claims = [];

    private VendorClaim() { }

    public VendorClaimId Id { get; private init; }
    public ClaimOwnerId OwnerId => new(ClaimOwnerKind.VendorClaim, Id.Value);
    public VendorClaimKind Kind { get; private init; }
    public AccountId Account { get; private set; }

    /// <summary>The buying unit; empty: the whole customer.</summary>
    public string Unit { get; private init; } = "";

    public string? Note { get; private set; }

    /// <summary>The id that the vendor's CRM has for it.</summary>
    public string? ExternalId { get; private init; }

    /// <summary>Who made it: a person's or a client's id.</summary>
    public string CreatedBy { get; private init; } = "";

    /// <summary>When the vendor last worked on it.</summary>
    public DateTimeOffset LastActivityAt { get; private set; }

    /// <summary>What was noted then, if anything.</summary>
    public string? LastActivity { get; private set; }

    /// <summary>When the clock ends it unless the vendor works on it before; null: it lasts until somebody ends it.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why somebody ended it, as far as that was said.</summary>
    public string? EndReason { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Counts the changes that are recorded.</summary>
    public int Version { get; private set; }

    /// <summary>Rises with every mutation, recorded or not: two transactions never both change the same one.</summary>
    public int Revision { get; private set; }

    /// <summary>
    /// The version in which somebody last said which lines it is to have, or it ended. What a merge took before is not
    /// restored after that.
    /// </summary>
    public int LinesVersion { get; private set; }

    public IReadOnlyList<Claim> Claims => _claims;

    public VendorClaimStatus Status => EndedAt is null ? VendorClaimStatus.Active : VendorClaimStatus.Ended;

    public bool HasEnded => Status is VendorClaimStatus.Ended;

    public IEnumerable<ClaimTarget> Held => _claims.Where(it => it.State is ClaimState.Held).Select(it => it.Target);

    /// <summary>Takes these lines. Called under the lock of the customer, once it is known that they are free.</summary>
    public static VendorClaim Create(VendorClaimRequest asked, string madeBy, ProgramVersion program, DateTimeOffset now)
    {
        var claim = new VendorClaim
        {
            Id = new(Guid.CreateVersion7(now)),
            Kind = asked.Kind,
            Account = asked.Account,
            Unit = asked.Unit,
            Note = asked.Note,
            ExternalId = asked.ExternalId,
            CreatedBy = madeBy,
            CreatedAt = now,
        };
        claim.HoldTargets(asked.Targets, program, now);
        claim.Record(VendorClaimEvent.Created, now, isAutomatic: false, before: null);
        return claim;
    }

    /// <summary>Which of the wanted lines it has yet to take.</summary>
    public IReadOnlyList<ClaimTarget> MissingTargets(VendorClaimRequest asked) => [.. asked.Targets.Except(Held)];

    /// <summary>
    /// Says it anew: it holds these lines and no others from now on, which counts as activity; one that has ended is taken up
    /// again. Called under the lock of the customer, once it is known that what it lacks is free.
    /// </summary>
    public Refusal? Update(VendorClaimRequest said, ProgramVersion program, DateTimeOffset now)
    {
        if (DiffersWhereFixed(said) is { Count: > 0 } pointers) return VendorClaimRefusals.NotEditable(Status, pointers);

        var type = HasEnded ? VendorClaimEvent.Reopened
            : said.Note != Note || !Held.ToHashSet().SetEquals(said.Targets) ? VendorClaimEvent.Updated
            : VendorClaimEvent.ActivityRecorded;
        Change(type, now, isAutomatic: false, () =>
        {
            (Note, LastActivity, EndedAt, EndReason) = (said.Note, null, null, null);
            foreach (var claim in _claims.Where(it => it.State is ClaimState.Held && !said.Targets.Contains(it.Target)))
                claim.Release(now);
            HoldTargets(said.Targets, program, now);
        });
        LinesVersion = Version;
        return null;
    }

    /// <summary>The vendor worked on it: what the clock ends runs anew.</summary>
    public Refusal? RecordActivity(string? note, ProgramVersion program, DateTimeOffset now)
    {
        if (HasEnded) return VendorClaimRefusals.HasEnded;

        Change(VendorClaimEvent.ActivityRecorded, now, isAutomatic: false, () =>
        {
            LastActivity = note;
            HoldTargets([], program, now);
        });
        return null;
    }

    /// <summary>The vendor gives it up: nothing is held any more.</summary>
    public Refusal? End(string? reason, DateTimeOffset now)
    {
        if (HasEnded) return VendorClaimRefusals.HasEnded;

        Change(VendorClaimEvent.Ended, now, isAutomatic: false, () =>
        {
            EndReason = reason;
            Release(now);
        });
        LinesVersion = Version;
        return null;
    }

    /// <returns>False: nothing that the vendor noted names the person.</returns>
    public bool Erase(PersonTexts person)
    {
        if (!person.AreIn(Note) && !person.AreIn(LastActivity) && !person.AreIn(EndReason)) return false;

        (Note, LastActivity, EndReason) = (person.Redact(Note), person.Redact(LastActivity), person.Redact(EndReason));
        Revision++;
        return true;
    }

    public IReadOnlyList<ClaimTarget> ApplyClock(DateTimeOffset now)
    {
        if (HasEnded || !(EndsAt <= now)) return [];

        var freed = Held.ToList();
        Change(VendorClaimEvent.Ended, EndsAt.Value, isAutomatic: true, () => Release(EndsAt.Value));
        LinesVersion = Version;
        return freed;
    }

    /// <summary>
    /// The vendor waits for nobody: it loses what somebody has had for longer, and has ended if nothing is left.
    /// </summary>
    public IReadOnlyList<ClaimSnapshot> ApplyMergeDecisions(IReadOnlyCollection<MergeDecision> decisions, DateTimeOffset now)
    {
        var lost = _claims.FindAll(it => decisions.Any(decision => decision.Claim.Id == it.Id));
        var snapshots = lost.ConvertAll(it => it.Snapshot(ClaimOutcome.AlreadyRegistered));
        Change(VendorClaimEvent.Updated, now, isAutomatic: false, () =>
        {
            foreach (var claim in lost) claim.Release(now);
            if (!Held.Any()) EndedAt = now;
        });
        return snapshots.ConvertAll(it => it with { OwnerVersion = Version });
    }

    /// <summary>Staff decided a conflict against it: it has that line no more.</summary>
    public void ReleaseByDecision(long claim, DateTimeOffset now) =>
        Change(VendorClaimEvent.Updated, now, isAutomatic: false, () =>
        {
            _claims.Single(it => it.Id == claim).Release(now, ClaimEnd.Decided);
            if (!Held.Any()) EndedAt = now;
        });

    /// <summary>An appeal gives it back the line that it had.</summary>
    public void HaveAgainByDecision(long claim, ProgramVersion program, DateTimeOffset now) =>
        Change(VendorClaimEvent.Updated, now, isAutomatic: false, () =>
        {
            var it = _claims.Single(it => it.Id == claim);
            it.WaitAgain();
            it.Hold(now);
            EndedAt = null;
            HoldTargets([], program, now);
        });

    public void MoveClaims(AccountId from, AccountId to) => Move(_claims.FindAll(it => it.Account == from), to);

    public void MoveClaimsBack(IReadOnlySet<AccountId> family, AccountId to) =>
        Move(_claims.FindAll(it => it.Account != to && family.Contains(it.Origin)), to);

    public bool? IsUnchangedSinceMerge(ClaimSnapshot snapshot) => LinesVersion > snapshot.OwnerVersion ? null : true;

    public void RestoreClaims(IReadOnlyCollection<ClaimSnapshot> snapshots, ProgramVersion program, DateTimeOffset now) =>
        Change(VendorClaimEvent.Updated, now, isAutomatic: false, () =>
        {
            foreach (var snapshot in snapshots) _claims.Single(it => it.Id == snapshot.Claim).Restore(snapshot);
            // The vendor may have worked on it since the merge: all its lines end together.
            SetProtection(EndsAt is { } end ? new(LastActivityAt, end) : null);
            EndedAt = null;
        });

    private List<string> DiffersWhereFixed(VendorClaimRequest said) =>
    [
        .. said.Kind != Kind ? ["/kind"] : (string[])[],
        .. said.Account != Account ? ["/account"] : (string[])[],
        .. said.Unit != Unit ? ["/unit"] : (string[])[],
    ];

    /// <summary>Holds what it holds, and these, for as long as its kind lasts from now on.</summary>
    private void HoldTargets(IEnumerable<ClaimTarget> wanted, ProgramVersion program, DateTimeOffset now)
    {
        Protection? span = Kind is VendorClaimKind.Direct
            ? new(now, now.AddDays(program.VendorClaims.DirectClaimInactivityDays))
            : null;
        (LastActivityAt, EndsAt) = (now, span?.Until);
        SetProtection(span);
        _claims.AddRange(wanted.Except(Held).ToList().ConvertAll(it => new Claim(it, span, now)));
    }

    private void SetProtection(Protection? span)
    {
        foreach (var claim in _claims.Where(it => it.State is ClaimState.Held)) claim.SetProtection(span);
    }

    private void Release(DateTimeOffset at)
    {
        foreach (var claim in _claims) claim.Release(at);
        EndedAt = at;
    }

    private void Move(List<Claim> claims, AccountId to)
    {
        if (claims.Count == 0) return;

        claims.ForEach(it => it.MoveToAccount(to));
        Account = to;
        Revision++;
    }

    private void Change(string type, DateTimeOffset at, bool isAutomatic, Action change)
    {
        var before = State();
        change();
        Record(type, at, isAutomatic, before);
    }

    private void Record(string type, DateTimeOffset at, bool isAutomatic, VendorClaimBody? before)
    {
        Version++;
        Revision++;
        Raise(new VendorClaimEvent(type, Id, Version, at, isAutomatic, before, State()));
    }

    private VendorClaimBody State() => VendorClaimBody.Of(
        Kind, Status, Account, Unit, [.. Held.Select(it => it.ProductLine).Order(StringComparer.Ordinal)], EndsAt);
}

/// <summary>What the vendor asks to keep to itself.</summary>
/// <param name="Lines">Product lines, each once.</param>
public sealed record VendorClaimRequest(
    VendorClaimKind Kind, AccountId Account, IReadOnlyList<string> Lines, string Unit, string? Note, string? ExternalId)
{
    /// <summary>In the one order in which lines are taken everywhere.</summary>
    public IReadOnlyList<ClaimTarget> Targets { get; } =
        [.. Lines.Order(StringComparer.Ordinal).Select(line => new ClaimTarget(Account, Unit, line))];
}
