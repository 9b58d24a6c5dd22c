using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Certifications;

public sealed record TellEndOfCertification(CertificationAttemptId Id) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(ICertificationAttempts attempts, IProgramVersions programs, ProgramClock clock)
        : IRequestHandler<TellEndOfCertification, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(TellEndOfCertification request, CancellationToken ct)
        {
            if (await attempts.Find(request.Id, ct) is not { } attempt) return Unit.Value;

            // Under the lock: a renewal that is recorded at the same time is seen, or comes after.
            await attempts.Lock([attempt.Person], ct);
            var exams = new ExamHistory(await attempts.Of([attempt.Person], ct));
            var (now, partner) = (clock.Now(), (await attempts.Known([attempt.Person], ct))[attempt.Person]);
            attempt.TellOfEnd(
                exams.IsRenewed(attempt), programs.Of(attempt.ProgramVersion), partner, programs.Today(now), now);
            return Unit.Value;
        }
    }
}
