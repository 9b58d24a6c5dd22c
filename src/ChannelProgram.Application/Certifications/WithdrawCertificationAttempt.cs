using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Certifications;

/// <summary>A result was wrong. The right one is recorded under another external id.</summary>
public sealed record WithdrawCertificationAttempt(
    CertificationAttemptId Id, [RequestBody] WithdrawCertificationAttempt.Body Form)
    : IRequest<Result<CertificationAttemptView>>, IChange
{
    /// <param name="Reason">Why, for the vendor's people. May have line breaks.</param>
    [SchemaName("CertificationAttemptWithdrawalInput")]
    public sealed record Body([Required, MultiLine(CertificationAttempt.MaxReasonLength)] string? Reason);

    public sealed class Handler(
        ICertificationAttempts attempts, IPreconditions preconditions, CurrentCaller caller, IPublicAddress address,
        ProgramClock clock)
        : IRequestHandler<WithdrawCertificationAttempt, Result<CertificationAttemptView>>
    {
        public async Task<Result<CertificationAttemptView>> Handle(WithdrawCertificationAttempt request, CancellationToken ct)
        {
            if (await attempts.Find(request.Id, ct) is not { } attempt) return CertificationRefusals.NotFound;
            if (!preconditions.Met(View(attempt))) return Refusal.VersionChanged;

            // What is judged by it at the same time was judged before, or is judged without it.
            await attempts.Lock([attempt.Person], ct);
            var partner = (await attempts.Known([attempt.Person], ct))[attempt.Person];
            return attempt.Withdraw(request.Form.Reason!, caller.Known.Id, partner, clock.Now()) is { } refused
                ? refused
                : View(attempt);
        }

        private CertificationAttemptView View(CertificationAttempt attempt) =>
            CertificationAttemptView.Of(attempt, caller.Known, address);
    }
}
