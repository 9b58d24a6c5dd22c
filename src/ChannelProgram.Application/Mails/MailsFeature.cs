using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Mails;

internal sealed class MailsFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions => [MailPermissions.Read];

    public void AddServices(IServiceCollection services) => services
        .AddJob("send-mails", TimeSpan.FromSeconds(10), () => new SendMails())
        .AddJob("delete-old-mails", TimeSpan.FromMinutes(10), () => new DeleteOldMails());
}

public static class MailPermissions
{
    /// <summary>In Development only, where nobody's data is at stake.</summary>
    public static readonly Permission Read = new(null, [], Role.ProgramAdmin);
}
