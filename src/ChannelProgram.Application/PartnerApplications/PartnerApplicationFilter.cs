using System.ComponentModel;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.PartnerApplications;

namespace ChannelProgram.Application.PartnerApplications;

public sealed record PartnerApplicationFilter : IListFilter
{
    [Description("Applications that have one of these statuses.")]
    public IReadOnlyList<PartnerApplicationStatus> Status { get; init; } = [];

    public IQueryable<PartnerApplication> Among(IQueryable<PartnerApplication> applications) =>
        Status.Count == 0 ? applications : applications.Where(it => Status.Contains(it.Status));
}
