using ChannelProgram.Application.Deadlines;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Deadlines;

internal sealed class DeadlinesFeature : IInfrastructureFeature
{
    public void AddServices(IServiceCollection services) => services
        .AddSingleton<ICalendarWriter, CalendarWriter>()
        .AddScoped<ICalendarFeeds, CalendarFeeds>();
}
