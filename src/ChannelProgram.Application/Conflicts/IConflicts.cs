using ChannelProgram.Application.Common;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.CustomerResolution;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Documents;

namespace ChannelProgram.Application.Conflicts;

/// <summary>
/// Cases. A partner finds its own by the id of its party and nothing else; what is loaded then has every party, so nothing of it
/// may reach an answer but through <see cref="ConflictViews"/>.
/// </summary>
public interface IConflicts
{
    void Add(Conflict conflict);

    void Add(ConflictStatement statement);

    void Add(ConflictDocument document);

    void Add(ConflictNote note);

    /// <summary>
    /// The case that the caller knows by this id: staff by the case's, a partner by its party's. Null: there is none.
    /// </summary>
    Task<KnownConflict?> Find(Guid id, CancellationToken ct);

    /// <summary>The case of a party, of whichever partner; null: there is none.</summary>
    Task<ConflictId?> CaseOf(ConflictPartyId party, CancellationToken ct);

    /// <summary>For change, under the locks of all deals of the case, with the owners of the claims that it is about.</summary>
    /// <exception cref="Exception">The party has gone to another case meanwhile: the transaction is tried again.</exception>
    Task<OpenedConflict> Lock(KnownConflict known, CancellationToken ct);

    /// <summary>Not for change.</summary>
    Task<IReadOnlyList<OpenedConflict>> Read(IReadOnlyCollection<ConflictId> ids, CancellationToken ct);

    /// <summary>
    /// For change, under the locks of its line: the case against this claim that later challengers join; null: there is none.
    /// </summary>
    Task<OpenedConflict?> FindOn(long holderClaim, CancellationToken ct);

    /// <summary>For change, under the locks of its line: the undecided cases in which this claim challenges.</summary>
    Task<IReadOnlyList<OpenedConflict>> FindBy(long claim, CancellationToken ct);

    /// <summary>Another case than this one keeps the holder of the claim protected.</summary>
    Task<bool> AnyOtherProtects(long holderClaim, ConflictId than, CancellationToken ct);

    /// <summary>For change, under the lock of the account: its open cases about lines.</summary>
    Task<IReadOnlyList<Conflict>> FindOn(AccountId account, CancellationToken ct);

    /// <summary>For change: the open cases of an account whose line has gone to another one.</summary>
    Task<IReadOnlyList<Conflict>> FindGone(AccountId from, AccountId to, CancellationToken ct);

    /// <summary>Staff's cases, or the partner's own, newest first.</summary>
    Task<IReadOnlyList<KnownConflict>> List(
        ConflictFilter filter, PageRequest page, DateTimeOffset now, CancellationToken ct);

    /// <summary>Whose code this is, of every partner; null: nobody's.</summary>
    Task<KnownConflict?> FindByCode(byte[] hash, CancellationToken ct);

    Task<IReadOnlyList<ConflictId>> Waiting(
        WorkFilter filter, WorkPosition after, int limit, DateTimeOffset now, CancellationToken ct);

    Task<IReadOnlyList<Conflict>> AssignedTo(Guid staff, CancellationToken ct);

    Task<(int Waiting, int Overdue)> Count(DateTimeOffset now, CancellationToken ct);

    /// <summary>Cases to which the clock or their claims have done something that is not stored yet, after this one.</summary>
    Task<IReadOnlyList<ConflictId>> FindDue(DateTimeOffset now, ConflictId after, int max, CancellationToken ct);

    /// <summary>Deals whose keys disagree and that wait for a line of somebody else, in no case, after this one.</summary>
    Task<IReadOnlyList<DealId>> FindDisagreeing(DealId after, int max, CancellationToken ct);

    /// <summary>The deal is a party of an open case of this kind.</summary>
    Task<bool> IsOpenAbout(DealId deal, ConflictKind kind, CancellationToken ct);

    Task<bool> AnyDecided(AccountMergeId merge, CancellationToken ct);

    Task<IReadOnlyList<ConflictStatement>> StatementsOf(IReadOnlyCollection<ConflictPartyId> parties, CancellationToken ct);

    Task<IReadOnlyList<ConflictDocument>> DocumentsOf(IReadOnlyCollection<ConflictPartyId> parties, CancellationToken ct);

    /// <summary>The document of a case, if the caller may read it.</summary>
    Task<ConflictDocument?> FindDocument(DocumentId id, IReadOnlyCollection<ConflictPartyId> of, CancellationToken ct);

    Task<IReadOnlyList<ConflictNote>> NotesOf(IReadOnlyCollection<ConflictId> conflicts, CancellationToken ct);

    Task<IReadOnlyDictionary<PartnerId, string>> NamesOf(IReadOnlyCollection<PartnerId> partners, CancellationToken ct);

    /// <summary>Who is responsible for these partners.</summary>
    Task<IReadOnlySet<Guid>> ManagersOf(IReadOnlyCollection<PartnerId> partners, CancellationToken ct);

    /// <summary>Staff who may sign in and handle cases.</summary>
    Task<IReadOnlyList<ConflictStaff>> Staff(CancellationToken ct);
}

public sealed record ConflictStaff(Guid Id, Role Role);

/// <summary>A case as a caller knows it.</summary>
/// <param name="Party">The party of the caller's partner; null: the caller is of the vendor.</param>
/// <param name="At">When the case was opened, or the party joined.</param>
public readonly record struct KnownConflict(ConflictId Conflict, ConflictPartyId? Party, DateTimeOffset At);

/// <summary>A case with what it is about.</summary>
/// <param name="Owners">Of the claims, and the deals of the parties.</param>
public sealed record OpenedConflict(Conflict Conflict, IReadOnlyList<IClaimOwner> Owners)
{
    /// <summary>
    /// The holder's, and those of the parties. What has gone to another customer or buying unit since is not contested any more.
    /// </summary>
    public IReadOnlyCollection<Claim> Claims
    {
        get
        {
            var all = Owners.SelectMany(it => it.Claims).ToList();
            if (all.Find(it => it.Id == Conflict.HolderClaim) is not { } holder) return [];

            HashSet<long> wanted = [.. Conflict.Parties.Select(it => it.Claim).OfType<long>()];
            return [holder, .. all.Where(it => it != holder && wanted.Contains(it.Id) && it.Target.ConflictsWith(holder.Target))];
        }
    }

    public IEnumerable<Deal> Deals => Owners.OfType<Deal>();

    public Deal DealOf(ConflictParty party) => Deals.Single(it => it.Id == party.Deal);

    public IClaimOwner OwnerOf(long claim) => Owners.Single(it => it.Claims.Any(own => own.Id == claim));
}
