using ChannelProgram.Application.Calendars;
using ChannelProgram.Application.Identity;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Calendars;

internal sealed class CalendarsFeature : IInfrastructureFeature
{
    public void AddServices(IServiceCollection services) => services
        .AddSingleton<ICalendarWriter, CalendarWriter>()
        .AddScoped<ICalendarFeeds, CalendarFeeds>()
        .AddScoped<ISecretsOfPeople, CalendarFeeds>();
}
