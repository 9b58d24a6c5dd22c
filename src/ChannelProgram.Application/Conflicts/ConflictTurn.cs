using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.Conflicts;

/// <summary>A case that is about to be changed: the clock was applied, and all its deals are locked.</summary>
/// <param name="Party">The caller's; null: the caller is of the vendor.</param>
/// <param name="Program">The version that the case runs by.</param>
public sealed record ConflictTurn(OpenedConflict Opened, ConflictParty? Party, ProgramVersion Program, DateTimeOffset Now)
{
    public Conflict Conflict => Opened.Conflict;
}
