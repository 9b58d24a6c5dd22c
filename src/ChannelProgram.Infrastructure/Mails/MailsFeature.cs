using ChannelProgram.Application.Mails;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Mails;

internal sealed class MailsFeature : IInfrastructureFeature
{
    public void AddServices(IServiceCollection services) => services
        .AddSingleton(provider => MailSettings.Read(provider.GetRequiredService<IConfiguration>()))
        .AddSingleton<SmtpDelivery>()
        .AddSingleton<FolderDelivery>()
        .AddSingleton<IMailDelivery>(provider => provider.GetRequiredService<MailSettings>().HasServer
            ? provider.GetRequiredService<SmtpDelivery>()
            : provider.GetRequiredService<FolderDelivery>())
        .AddSingleton<IMailTemplates, MailTemplates>()
        .AddScoped<IMailQueue, MailQueue>();
}
