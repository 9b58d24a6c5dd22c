using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using MediatR;

namespace ChannelProgram.Application.Certifications;

public sealed record RecordCertificationAttempt([RequestBody] RecordCertificationAttempt.Body Form)
    : IRequest<Result<CertificationAttemptView>>, IChange
{
    /// <summary>The result of an exam.</summary>
    /// <param name="ExternalId">The id that the result has where it comes from. By it, it counts once.</param>
    /// <param name="Certification">The code of the certification that the exam is for.</param>
    /// <param name="Score">In percent, such as <c>82.5</c>. Whether that is enough, the program says.</param>
    /// <param name="TakenOn">The day of the exam. Not after today, in the program's time zone.</param>
    [SchemaName("CertificationAttemptInput")]
    public sealed record Body(
        [Required, Line(CertificationAttempt.MaxExternalIdLength)] string? ExternalId,
        [Required] PersonId? Person,
        [Required, Code] string? Certification,
        [Required, Score] string? Score,
        [Required] DateOnly? TakenOn)
    {
        internal ExamResult Read() => new(ExternalId!, Person!.Value, Certification!, ExamScore.Parse(Score!), TakenOn!.Value);
    }

    public sealed class Handler(ResultRecording recording, CurrentCaller caller)
        : IRequestHandler<RecordCertificationAttempt, Result<CertificationAttemptView>>
    {
        public async Task<Result<CertificationAttemptView>> Handle(RecordCertificationAttempt request, CancellationToken ct)
        {
            var recorded = (await recording.Record([request.Form.Read()], ct))[0];
            return recorded.Refusal is { } refused
                ? refused
                : CertificationAttemptView.Of(recorded.Value.Value, caller.Known);
        }
    }
}
