using System.ComponentModel;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using MediatR;

namespace ChannelProgram.Application.Certifications;

public sealed record ListCertificationAttempts(CertificationAttemptFilter Filter, PageRequest Paging)
    : IRequest<Result<Page<CertificationAttemptView>>>
{
    public sealed class Handler(ICertificationAttempts attempts, CurrentCaller caller, IPublicAddress address)
        : IRequestHandler<ListCertificationAttempts, Result<Page<CertificationAttemptView>>>
    {
        public async Task<Result<Page<CertificationAttemptView>>> Handle(
            ListCertificationAttempts request, CancellationToken ct) =>
            Page.Of(
                await attempts.List(request.Filter, request.Paging, ct), request.Paging,
                it => CertificationAttemptView.Of(it, caller.Known, address), it => PagePosition.Of(it.RecordedAt, it.Id));
    }
}

public sealed record CertificationAttemptFilter : IListFilter
{
    [Description("Results of one of these people.")]
    public IReadOnlyList<PersonId> Person { get; init; } = [];

    [Description("Results of people who belong to one of these partners now.")]
    public IReadOnlyList<PartnerId> Partner { get; init; } = [];

    [Description("Results of exams for one of these certifications."), Code]
    public IReadOnlyList<string> Certification { get; init; } = [];

    [Description("Results that have one of these statuses.")]
    public IReadOnlyList<CertificationAttemptStatus> Status { get; init; } = [];

    [Description("Results with one of these ids of where they come from. An id with a comma cannot be searched for.")]
    [Line(CertificationAttempt.MaxExternalIdLength)]
    public IReadOnlyList<string> ExternalId { get; init; } = [];

    public IQueryable<CertificationAttempt> Among(
        IQueryable<CertificationAttempt> attempts, IQueryable<Membership> memberships)
    {
        if (Person.Count > 0) attempts = attempts.Where(it => Person.Contains(it.Person));
        if (Partner.Count > 0)
            attempts = attempts.Where(it => memberships.Any(
                member => member.Person == it.Person && member.Until == null && Partner.Contains(member.Partner)));
        if (Certification.Count > 0) attempts = attempts.Where(it => Certification.Contains(it.Certification));
        if (ExternalId.Count > 0) attempts = attempts.Where(it => ExternalId.Contains(it.ExternalId));
        if (Status.Count == 0) return attempts;

        // The same rule as CertificationAttempt.Status.
        var (passed, failed, withdrawn) = (
            Status.Contains(CertificationAttemptStatus.Passed), Status.Contains(CertificationAttemptStatus.Failed),
            Status.Contains(CertificationAttemptStatus.Withdrawn));
        return attempts.Where(
            it => (it.WithdrawnAt != null && withdrawn)
                || (it.WithdrawnAt == null && ((it.Passed && passed) || (!it.Passed && failed))));
    }
}
