using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Certifications;

/// <summary>Many results of exams, in one transaction. A refused one stores nothing and does not stop the others.</summary>
public sealed record RecordCertificationAttempts([RequestBody] RecordCertificationAttempts.Body Form)
    : IRequest<Result<RecordedCertificationAttempts>>, IChange
{
    /// <summary>As many as a body holds, whatever their external ids are.</summary>
    public const int MaxItems = 1000;

    /// <summary>Results of exams.</summary>
    /// <param name="Items">In the order in which they are recorded: what an exam requires comes before it.</param>
    [SchemaName("CertificationAttemptsInput")]
    public sealed record Body(
        [Required, Count(1, MaxItems), ItemsAnsweredApart] IReadOnlyList<RecordCertificationAttempt.Body?>? Items);

    public sealed class Handler(ResultRecording recording)
        : IRequestHandler<RecordCertificationAttempts, Result<RecordedCertificationAttempts>>
    {
        public async Task<Result<RecordedCertificationAttempts>> Handle(
            RecordCertificationAttempts request, CancellationToken ct)
        {
            var items = request.Form.Items!;
            var faults = items.Select(it => DeclaredRules.FaultsOf(it!).ToLookup(at => at.Pointer, at => at.Message)).ToList();
            List<ExamResult> wellFormed = [.. items.Zip(faults).Where(it => it.Second.Count == 0).Select(it => it.First!.Read())];
            var recorded = new Queue<Result<RecordedResult>>(await recording.Record(wellFormed, ct));

            return new RecordedCertificationAttempts(
            [
                .. faults.Index().Select(it => RecordedCertificationAttempts.Outcome.Of(
                    it.Index,
                    it.Item.Count == 0
                        ? recorded.Dequeue()
                        : Refusal.Invalid(it.Item.ToDictionary(at => at.Key, at => at.ToArray())))),
            ]);
        }
    }
}

public enum RecordingResult { Accepted, Duplicate, Refused }

/// <summary>What became of each result, in the order of the request.</summary>
public sealed record RecordedCertificationAttempts(
    [Count(1, RecordCertificationAttempts.MaxItems)] IReadOnlyList<RecordedCertificationAttempts.Outcome> Items)
{
    /// <summary>What became of one result.</summary>
    /// <param name="Index">Its place in the request, from 0 on.</param>
    /// <param name="Id">That it has now, or has had since it was sent before. Left out if it is refused.</param>
    [SchemaName("RecordedCertificationAttempt")]
    public sealed record Outcome(
        int Index, RecordingResult Result,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Id,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Problem? Problem)
    {
        internal static Outcome Of(int index, Result<RecordedResult> of) => of.Refusal is { } refused
            ? new(index, RecordingResult.Refused, Id: null, Problem.Of(refused))
            : new(
                index, of.Value.IsNew ? RecordingResult.Accepted : RecordingResult.Duplicate, of.Value.Attempt.Id.Value,
                Problem: null);
    }

    /// <summary>Why a result was not recorded.</summary>
    /// <param name="Code">The code that the same result alone would have been answered with.</param>
    /// <param name="Errors">With <c>invalid</c>: what is wrong with it, by the place in it.</param>
    [SchemaName("CertificationAttemptProblem")]
    public sealed record Problem(
        [Name] string Code, [Line(1000)] string Detail,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        [Count(1, RecordedCertificationAttempts.MaxErrors)]
        IReadOnlyList<Error>? Errors)
    {
        internal static Problem Of(Refusal refused) => new(
            refused.Code, refused.Message,
            refused.Faults.Count == 0
                ? null
                : [.. from at in refused.Faults from detail in at.Value select new Error(at.Key, detail)]);
    }

    /// <param name="Pointer">The member, by JSON pointer within the result.</param>
    [SchemaName("CertificationAttemptError")]
    public sealed record Error([JsonPointer] string Pointer, [Line(1000)] string Detail);

    internal const int MaxErrors = 10;
}
