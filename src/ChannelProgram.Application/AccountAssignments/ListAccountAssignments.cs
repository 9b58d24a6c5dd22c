using System.ComponentModel;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.AccountAssignments;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.AccountAssignments;

public sealed record ListAccountAssignments(AccountAssignmentFilter Filter, PageRequest Paging)
    : IRequest<Result<Page<AccountAssignmentView>>>
{
    public sealed class Handler(IChannelDb db, CurrentCaller caller, ProgramClock clock)
        : IRequestHandler<ListAccountAssignments, Result<Page<AccountAssignmentView>>>
    {
        public async Task<Result<Page<AccountAssignmentView>>> Handle(ListAccountAssignments request, CancellationToken ct)
        {
            var now = clock.Now();
            var found = await request.Filter.Among(db.AccountAssignments.AsNoTracking(), now)
                .NewestFirst(request.Paging, it => it.CreatedAt, it => it.Id).ToListAsync(ct);
            return Page.Of(
                found, request.Paging, it => AccountAssignmentView.Of(it, caller.Known, now),
                it => PagePosition.Of(it.CreatedAt, it.Id));
        }
    }
}

public sealed record AccountAssignmentFilter : IListFilter
{
    [Description("Assignments of one of these end customers, by the id of the account.")]
    public IReadOnlyList<AccountId> Account { get; init; } = [];

    [Description("Assignments to one of these partners.")]
    public IReadOnlyList<PartnerId> Partner { get; init; } = [];

    [Description("Assignments for one of these product lines, those for all lines too."), Code]
    public IReadOnlyList<string> Line { get; init; } = [];

    [Description("Assignments that have one of these statuses now.")]
    public IReadOnlyList<ValidityStatus> Status { get; init; } = [];

    public IQueryable<AccountAssignment> Among(IQueryable<AccountAssignment> assignments, DateTimeOffset now)
    {
        if (Account.Count > 0) assignments = assignments.Where(it => Account.Contains(it.Account));
        if (Partner.Count > 0) assignments = assignments.Where(it => Partner.Contains(it.Partner));
        if (Line.Count > 0)
            assignments = assignments.Where(it => it.Lines == null || it.Lines.Any(line => Line.Contains(line)));
        return assignments.WithStatus(Status, now);
    }
}
