using ChannelProgram.Application.Certifications;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Badges;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Badges;

/// <summary>Finds a badge by its id, which is all that anybody needs to read it.</summary>
public sealed class BadgeLookup(ICertificationAttempts attempts, IProgramVersions programs, CurrentCaller caller)
{
    public async Task<Result<Badge>> Find(string id, CancellationToken ct)
    {
        if (!BadgeId.IsOne(id)) return BadgeRefusals.NotFound;

        // Nobody need sign in: from here on nothing is read but what the id stands for.
        caller.Caller = Caller.Program;
        return await attempts.FindByBadge(id, ct) is { } attempt
            && await attempts.LatestMembership(attempt.Person, ct) is { IsErased: false } holder
            ? Badge.Of(attempt, holder, programs.Of(attempt.ProgramVersion))
            : BadgeRefusals.NotFound;
    }
}
