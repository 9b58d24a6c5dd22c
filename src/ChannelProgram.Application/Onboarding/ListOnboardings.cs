using System.ComponentModel;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Partners;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Onboarding;
using ChannelProgram.Domain.Partners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Onboarding;

/// <summary>Of active partners that are in their first days, or have not done everything.</summary>
public sealed record ListOnboardings(OnboardingFilter Filter, PageRequest Paging) : IRequest<Result<Page<OnboardingView>>>
{
    public sealed class Handler(IChannelDb db, OnboardingProgress progress, IProgramVersions programs, ProgramClock clock)
        : IRequestHandler<ListOnboardings, Result<Page<OnboardingView>>>
    {
        public async Task<Result<Page<OnboardingView>>> Handle(ListOnboardings request, CancellationToken ct)
        {
            var found = await Among(request.Filter).NewestFirst(request.Paging, it => it.CreatedAt, it => it.Id).ToListAsync(ct);
            var page = Page.Of(found, request.Paging, it => it, it => PagePosition.Of(it.CreatedAt, it.Id));
            return new Page<OnboardingView>(await progress.Of(page.Items, ct), page.Next);
        }

        private IQueryable<Partner> Among(OnboardingFilter filter)
        {
            var active = db.Partners.AsNoTracking().Where(it => it.Status == PartnerStatus.Active);
            if (filter.Overdue is true)
            {
                var late = progress.WithOpenStep(isOverdue: true);
                return active.Where(it => late.Contains(it.Id));
            }

            var lasts = programs.All.SelectMany(it => it.Onboarding.Steps).Select(it => it.ToDay).DefaultIfEmpty().Max();
            var (since, open) = (clock.Now().AddDays(-lasts), progress.WithOpenStep(isOverdue: false));
            var shown = active.Where(it => it.CreatedAt >= since || open.Contains(it.Id));
            if (filter.Overdue is null) return shown;

            var overdue = progress.WithOpenStep(isOverdue: true);
            return shown.Where(it => !overdue.Contains(it.Id));
        }
    }
}

public sealed record OnboardingFilter : IListFilter
{
    [Description("`true`: only partners with an overdue step. `false`: only partners without one.")]
    public bool? Overdue { get; init; }
}
