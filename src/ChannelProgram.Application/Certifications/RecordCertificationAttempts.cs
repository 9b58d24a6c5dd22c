using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Certifications;

/// <summary>Many results of exams, in one transaction. A refused one stores nothing and does not stop the others.</summary>
public sealed record RecordCertificationAttempts([RequestBody] RecordCertificationAttempts.Body Form)
    : IRequest<Result<RecordedItems>>, IChange
{
    /// <summary>Results of exams.</summary>
    /// <param name="Items">In the order in which they are recorded: what an exam requires comes before it.</param>
    [SchemaName("CertificationAttemptsInput")]
    public sealed record Body(
        [Required, Count(1, RecordedItems.MaxItems), ItemsAnsweredApart]
        IReadOnlyList<RecordCertificationAttempt.Body?>? Items);

    public sealed class Handler(ItemRecording items, ResultRecording recording)
        : IRequestHandler<RecordCertificationAttempts, Result<RecordedItems>>
    {
        public async Task<Result<RecordedItems>> Handle(RecordCertificationAttempts request, CancellationToken ct) =>
            await items.Record(
                request.Form.Items!, some => recording.Record([.. some.Select(it => it.Read())], ct), it => it.Id.Value);
    }
}
