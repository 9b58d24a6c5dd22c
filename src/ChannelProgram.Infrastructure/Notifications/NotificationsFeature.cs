using ChannelProgram.Application.Notifications;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Notifications;

internal sealed class NotificationsFeature : IInfrastructureFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<IMailRecipients, MailRecipients>();
}
