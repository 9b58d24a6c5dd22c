using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Conflicts;

/// <summary>What a party says to co-selling, with what follows from it.</summary>
public sealed class CoSellAnswers(ConflictUpdate updates, ConflictEffects effects)
{
    public Task<Result<ConflictView>> Answer(Guid id, bool agrees, CancellationToken ct) => updates.Update(id, async turn =>
    {
        var answered = turn.Conflict.AnswerCoSell(turn.Party!, agrees, turn.Program, turn.Now);
        if (answered.Refusal is { } refused) return refused;
        // What the others see of it must not depend on whether this party could have had the line.
        if (answered.Value is { } effect)
            await effects.Apply(turn.Opened, effect with { IsAutomatic = true }, turn.Now, ct);
        return null;
    }, ct);
}
