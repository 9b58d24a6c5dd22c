using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;

namespace ChannelProgram.Application.Conflicts;

/// <summary>
/// Steps of every change of a case: lock all its deals, do what the clock brought about, change, save. Of two at once the second
/// meets what the first has done.
/// </summary>
public sealed class ConflictUpdate(
    IChannelDb db, IConflicts conflicts, ConflictViews views, ConflictEffects effects, Waitlist waitlist,
    IPreconditions preconditions, IProgramVersions programs, ProgramClock clock)
{
    /// <param name="id">As the caller knows it.</param>
    public async Task<Result<ConflictView>> Update(Guid id, Func<ConflictTurn, Task<Refusal?>> change, CancellationToken ct)
    {
        if (await conflicts.Find(id, ct) is not { } known) return ConflictRefusals.NotFound;
        var turn = await Begin(known, ct);
        if (!preconditions.Met(await views.Of(turn, ct))) return Refusal.VersionChanged;
        if (await change(turn) is { } refused) return turn.Party is { } own ? AsReadBy(own, turn, refused) : refused;

        await db.Save(ct);
        return await views.Of(turn, ct);
    }

    /// <summary>A party that joined later is not told how far the case had come before.</summary>
    private static Refusal AsReadBy(ConflictParty own, ConflictTurn turn, Refusal refused) =>
        !refused.Members.ContainsKey("currentStatus") ? refused : refused with
        {
            Members = new Dictionary<string, object?>(refused.Members)
            {
                ["currentStatus"] = turn.Conflict.StageFor(own),
            },
        };

    public Task<Result<ConflictView>> Update(Guid id, Func<ConflictTurn, Refusal?> change, CancellationToken ct) =>
        Update(id, turn => Task.FromResult(change(turn)), ct);

    /// <summary>Loads a case for change, under its locks, as it is by now.</summary>
    public async Task<ConflictTurn> Begin(KnownConflict known, CancellationToken ct)
    {
        var opened = await conflicts.Lock(known, ct);
        // Read the clock only under the locks, so that times follow the order of the changes.
        return await CatchUp(opened, known.Party, clock.Now(), ct);
    }

    /// <summary>Does what the clock brought about. Call under the locks of the deals of the case.</summary>
    public async Task<ConflictTurn> CatchUp(OpenedConflict opened, ConflictPartyId? of, DateTimeOffset now, CancellationToken ct)
    {
        var (conflict, program) = (opened.Conflict, programs.Of(opened.Conflict.ProgramVersion));
        await waitlist.Expire(opened.Owners, now, ct);
        var wasOpen = conflict.MayBeJoined;
        if (conflict.ApplyClock(opened.Claims, program, now) is { } effect) await effects.Apply(opened, effect, now, ct);
        if (wasOpen && !conflict.IsOpen) await effects.EndProtection(opened, now, now, ct);
        await db.Save(ct);
        return new(opened, conflict.Parties.FirstOrDefault(it => it.Id == of), program, now);
    }
}
