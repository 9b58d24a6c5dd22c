using ChannelProgram.Application.Common;
using ChannelProgram.Application.CustomerResolution;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Work;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Conflicts;

internal sealed class ConflictsFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions =>
    [
        ConflictPermissions.Read, ConflictPermissions.Open, ConflictPermissions.TakePart, ConflictPermissions.Handle,
        ConflictPermissions.ReadAll,
    ];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<ConflictDeciders>()
        .AddScoped<ConflictEffects>()
        .AddScoped<ConflictOpening>()
        .AddScoped<ConflictStatements>()
        .AddScoped<ConflictUpdate>()
        .AddScoped<ConflictViews>()
        .AddScoped<CoSellAnswers>()
        .AddScoped<CustomerChoices>()
        .AddScoped<IMergeConflicts, MergeConflicts>()
        .AddScoped<ILostWins, LostWins>()
        .AddScoped<IWorkSource, ConflictWork>()
        .AddJob("apply-conflict-clocks", TimeSpan.FromMinutes(1), () => new ApplyConflictClocks(), followsProgramClock: true)
        .AddJob("open-disagreements", TimeSpan.FromMinutes(1), () => new OpenDisagreements(), followsProgramClock: true);
}
