using ChannelProgram.Infrastructure.Mails;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace ChannelProgram.Api.Tests.Mails;

public class MailSettingsTests
{
    private const string Complete = "Mail:Host=mail.example.com Mail:From=program@example.com";

    [Theory]
    [InlineData("Production", Complete)]
    [InlineData("Production", Complete + " Mail:Port=2525 Mail:Tls=implicit Mail:User=me Mail:Password=secret")]
    [InlineData("Development", "")]
    [InlineData("Development", "Mail:Folder=/tmp/mails")]
    public void What_is_right_starts(string environment, string settings) => Assert.Null(Fault(environment, settings));

    [Theory]
    [InlineData("Production", "", "Mail:Host is missing")]
    [InlineData("Staging", "Mail:From=program@example.com", "Mail:Host is missing")]
    [InlineData("Production", "Mail:Host=mail.example.com", "Mail:From is missing")]
    [InlineData("Production", Complete + " Mail:Folder=/tmp", "Mail:Folder is for Development only")]
    [InlineData("Development", "Mail:Host=mail.example.com", "Mail:From is missing")]
    [InlineData("Development", "Mail:From=nobody", "Mail:From must be an e-mail address")]
    [InlineData("Production", Complete + " Mail:Port=0", "Mail:Port must be a port")]
    [InlineData("Production", Complete + " Mail:Port=smtp", "Mail:Port must be a port")]
    [InlineData("Production", Complete + " Mail:Tls=maybe", "Mail:Tls must be startTls, implicit, none")]
    [InlineData("Production", Complete + " Mail:User=me", "Mail:User and Mail:Password go together")]
    [InlineData("Production", Complete + " Mail:Tls=none Mail:User=me Mail:Password=secret", "Mail:Tls must not be none")]
    public void What_is_wrong_is_said_in_one_sentence(string environment, string settings, string sentence)
    {
        var fault = Fault(environment, settings)!;

        Assert.Contains(sentence, fault, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault, StringComparison.Ordinal);
    }

    private static string? Fault(string environment, string settings) => MailSettings.Fault(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(it => it.Split('=')).ToDictionary(it => it[0], it => (string?)it[1])).Build(),
        new HostingEnvironment { EnvironmentName = environment });

    private sealed class HostingEnvironment : IHostEnvironment
    {
        public required string EnvironmentName { get; set; }
        public string ApplicationName { get; set; } = "";
        public string ContentRootPath { get; set; } = "";
        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } =
            new Microsoft.Extensions.FileProviders.NullFileProvider();
    }
}
