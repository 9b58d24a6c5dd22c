using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;

namespace ChannelProgram.Application.Certifications;

/// <summary>
/// Records results of exams, one or many: whatever they are judged by is locked and loaded once. Of two at once with one external
/// id the later loses by the unique index, and is done again.
/// </summary>
public sealed class ResultRecording(ICertificationAttempts attempts, IProgramVersions programs, ProgramClock clock)
{
    /// <returns>What became of each, in their order.</returns>
    public async Task<IReadOnlyList<Result<Recorded<CertificationAttempt>>>> Record(
        IReadOnlyList<ExamResult> results, CancellationToken ct)
    {
        List<PersonId> people = [.. results.Select(it => it.Person).Distinct()];
        await attempts.Lock(people, ct);
        var known = await attempts.Known(people, ct);
        var exams = (await attempts.Of(people, ct)).ToLookup(it => it.Person)
            .ToDictionary(it => it.Key, it => new ExamHistory(it));
        var byExternalId = (await attempts.WithExternalIds([.. results.Select(it => it.ExternalId).Distinct()], ct))
            .ToDictionary(it => it.ExternalId, StringComparer.Ordinal);
        // Read the clock only under the locks, so that times follow the order of the changes.
        var now = clock.Now();
        return [.. results.Select(Record)];

        Result<Recorded<CertificationAttempt>> Record(ExamResult result)
        {
            if (byExternalId.TryGetValue(result.ExternalId, out var first))
                return first.Is(result)
                    ? new Recorded<CertificationAttempt>(first, IsNew: false)
                    : CertificationRefusals.ExternalIdInUse;
            var isKnown = known.TryGetValue(result.Person, out var partner);
            var taken = exams.TryGetValue(result.Person, out var own) ? own : exams[result.Person] = new([]);
            // Whether it is in the future, the program of today says.
            var judged = CertificationAttempt.Record(
                result, taken, programs.OfExam(result.TakenOn, now), partner, isKnown, programs.Today(now), now);
            if (judged.Refusal is { } refused) return refused;

            attempts.Add(judged.Value);
            taken.Add(judged.Value);
            byExternalId[result.ExternalId] = judged.Value;
            return new Recorded<CertificationAttempt>(judged.Value, IsNew: true);
        }
    }
}
