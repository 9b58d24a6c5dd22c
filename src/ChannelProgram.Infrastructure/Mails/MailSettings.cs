using System.Globalization;
using ChannelProgram.Domain.Common;
using MailKit.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using MimeKit;

namespace ChannelProgram.Infrastructure.Mails;

/// <summary>Where mails go. Without a host, in Development only, they go to a folder.</summary>
public sealed class MailSettings
{
    public const string ServerName = "Mail:Host";
    public const string PortNumber = "Mail:Port";
    public const string Encryption = "Mail:Tls";
    public const string UserName = "Mail:User";
    public const string UserPassword = "Mail:Password";
    public const string Sender = "Mail:From";
    public const string FolderName = "Mail:Folder";

    private const string ExampleSender = "Partner program <program@example.com>";

    private static readonly Dictionary<string, (SecureSocketOptions Option, int Port)> Encryptions =
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["startTls"] = (SecureSocketOptions.StartTls, 587),
            ["implicit"] = (SecureSocketOptions.SslOnConnect, 465),
            ["none"] = (SecureSocketOptions.None, 25),
        };

    private MailSettings(IConfiguration configuration)
    {
        (Tls, Port) = Encryptions[configuration[Encryption] ?? "startTls"];
        if (configuration[PortNumber] is { Length: > 0 } port) Port = int.Parse(port, CultureInfo.InvariantCulture);
        Host = configuration[ServerName] ?? "";
        User = configuration[UserName] is { Length: > 0 } user ? user : null;
        Password = configuration[UserPassword] ?? "";
        From = MailboxAddress.Parse(configuration[Sender] ?? ExampleSender);
        Folder = configuration[FolderName] ?? Path.Combine(AppContext.BaseDirectory, "mails");
    }

    internal string Host { get; }
    internal int Port { get; }
    internal SecureSocketOptions Tls { get; }
    internal string? User { get; }
    internal string Password { get; }
    internal MailboxAddress From { get; }
    internal string Folder { get; }

    internal bool HasServer => Host.Length > 0;

    internal static MailSettings Read(IConfiguration configuration) => new(configuration);

    /// <summary>The first fault as one sentence for whoever starts the program; null if there is none.</summary>
    public static string? Fault(IConfiguration configuration, IHostEnvironment environment)
    {
        bool Has(string name) => configuration[name] is { Length: > 0 };

        return !environment.IsDevelopment() && !Has(ServerName)
            ? $"The setting {ServerName} is missing: name the server that sends mails."
            : !environment.IsDevelopment() && Has(FolderName)
            ? $"The setting {FolderName} is for Development only: nobody would get a mail."
            : Has(ServerName) && !Has(Sender)
            ? $"The setting {Sender} is missing: give the address that mails come from, such as {ExampleSender}."
            : Has(Sender) && !IsSender(configuration[Sender])
            ? $"The setting {Sender} must be an e-mail address, with a name or without, such as {ExampleSender}."
            : Has(PortNumber) && !IsPort(configuration[PortNumber])
            ? $"The setting {PortNumber} must be a port from 1 to 65535."
            : Has(Encryption) && !Encryptions.ContainsKey(configuration[Encryption]!)
            ? $"The setting {Encryption} must be {string.Join(", ", Encryptions.Keys)}."
            : Has(UserName) != Has(UserPassword)
            ? $"The settings {UserName} and {UserPassword} go together."
            : Has(UserName) && Encryptions.GetValueOrDefault(configuration[Encryption] ?? "").Option is SecureSocketOptions.None
                && Has(Encryption)
            ? $"The setting {Encryption} must not be none where {UserName} is set: anybody could read the password."
            : null;
    }

    private static bool IsPort(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536;

    private static bool IsSender(string? text) =>
        MailboxAddress.TryParse(text, out var from) && new EmailAttribute().FaultOf(from.Address) is null;
}
