using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;

namespace ChannelProgram.Application.Conflicts;

/// <summary>What is said in a case: by a party, or by staff for itself.</summary>
public sealed class ConflictStatements(IConflicts conflicts, CurrentCaller caller)
{
    /// <summary>A partner states; what staff says is a note.</summary>
    public Refusal? Make(ConflictTurn turn, string text)
    {
        if (!caller.Known.IsPartner)
        {
            conflicts.Add(ConflictNote.Of(turn.Conflict.Id, text, caller.Known.Id, turn.Now));
            return null;
        }

        if (turn.Conflict.State(turn.Party!, turn.Program, turn.Now) is { } refused) return refused;
        Add(turn, text, isAppeal: false);
        return null;
    }

    public void Add(ConflictTurn turn, string text, bool isAppeal) =>
        conflicts.Add(ConflictStatement.Of(turn.Party!, text, isAppeal, caller.Known.Id, turn.Now));

    /// <summary>The vendor reads the whole case, whichever party it was opened for.</summary>
    public ConflictTurn AsCallerReads(ConflictTurn turn) => caller.Known.IsPartner ? turn : turn with { Party = null };
}
