using System.ComponentModel;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Partners;
using ChannelProgram.Domain.Commitments;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Commitments;

public sealed record ListCommitments(PartnerId Partner, CommitmentFilter Filter, PageRequest Paging)
    : IRequest<Result<Page<CommitmentView>>>
{
    public sealed class Handler(IChannelDb db, CommitmentUpdate updates)
        : IRequestHandler<ListCommitments, Result<Page<CommitmentView>>>
    {
        public async Task<Result<Page<CommitmentView>>> Handle(ListCommitments request, CancellationToken ct)
        {
            if (!await db.Partners.AnyAsync(it => it.Id == request.Partner, ct)) return PartnerRefusals.NotFound;

            var found = await request.Filter.Among(db.Commitments.AsNoTracking().Where(it => it.Partner == request.Partner))
                .NewestFirst(request.Paging, it => it.EnteredAt, it => it.Id).ToListAsync(ct);
            return Page.Of(found, request.Paging, updates.View, it => PagePosition.Of(it.EnteredAt, it.Id));
        }
    }
}

public sealed record CommitmentFilter : IListFilter
{
    [Description("Commitments that have one of these statuses.")]
    public IReadOnlyList<CommitmentStatus> Status { get; init; } = [];

    [Description("Commitments for one of these program years.")]
    public IReadOnlyList<int> Year { get; init; } = [];

    public IQueryable<Commitment> Among(IQueryable<Commitment> commitments)
    {
        if (Status.Count > 0) commitments = commitments.Where(it => Status.Contains(it.Status));
        if (Year.Count > 0) commitments = commitments.Where(it => Year.Contains(it.Year));
        return commitments;
    }
}
