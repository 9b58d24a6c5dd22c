using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Api.Tests.Mails;
using ChannelProgram.Api.Tests.PartnerApplications;
using OtpNet;

namespace ChannelProgram.Api.Tests.Setup;

/// <summary>The commands of docs/operations.md, as they stand there, in a shell.</summary>
[Slow]
[Trait("Engine", "postgreSql")]
public sealed class FirstStartTests
{
    [Fact]
    public async Task The_documented_commands_lead_from_an_empty_database_to_the_first_deal()
    {
        await using var database = await TestDatabase.Empty();
        await using var mails = new SmtpServer();
        await using var shell = new Shell();
        var commands = new Queue<string>(DocumentedCommands());

        // Of what an installation has of its own, the test has its own, too.
        await shell.Run(commands.Dequeue());
        await shell.Run(commands.Dequeue());
        await shell.Run($"""
            export ConnectionStrings__Owner='{database.ConnectionString}' ConnectionStrings__Channel='{database.ConnectionString}'
            export Mail__Host=127.0.0.1 Mail__Port={mails.Port} Mail__Tls=none ASPNETCORE_URLS=http://127.0.0.1:0
            unset Database__ApplicationRole Mail__User Mail__Password
            """);
        Assert.Contains("migrate", commands.Peek(), StringComparison.Ordinal);
        await shell.Run(commands.Dequeue());
        Assert.Contains("is a program administrator", await shell.Run(commands.Dequeue()), StringComparison.Ordinal);

        var api = await shell.Start(commands.Dequeue());
        await shell.Run(commands.Dequeue());
        await shell.Set("API", api.ToString().TrimEnd('/'));
        await shell.Run(commands.Dequeue());
        await shell.Set("CODE", new Totp(Base32Encoding.ToBytes(await shell.Get("SECRET"))).ComputeTotp());
        Assert.Contains("\"codes\"", await shell.Run(commands.Dequeue()), StringComparison.Ordinal);

        Assert.Contains("\"unconfirmed\"", await shell.Run(commands.Dequeue()), StringComparison.Ordinal);
        await shell.Set("MAILED", await SecretTo(mails, "robin@birch-consulting.com"));
        await shell.Run(commands.Dequeue());
        Assert.Contains("\"gold\"", await shell.Run(commands.Dequeue()), StringComparison.Ordinal);

        var deal = await shell.Run(commands.Dequeue());
        Assert.Contains("\"status\":\"approved\"", deal, StringComparison.Ordinal);
        Assert.Empty(commands);
        Assert.Equal("0 faults, 0 warnings.", await shell.Run("dotnet ChannelProgram.Web.dll admin check"));
    }

    private static IEnumerable<string> DocumentedCommands()
    {
        const string Begin = "```sh\n";
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));
        var section = text[text.IndexOf("## First start", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n## ", StringComparison.Ordinal)];
        return section.Split(Begin)[1..].Select(it => it[..it.IndexOf("```", StringComparison.Ordinal)]);
    }

    private static async Task<string> SecretTo(SmtpServer mails, string address)
    {
        for (var attempts = 0; attempts < 300; attempts++)
        {
            if (mails.Received.FirstOrDefault(it => it.To.Mailboxes.Any(to => to.Address == address)) is { } mail)
                return ApplicationActions.SecretIn(mail.TextBody!);
            await Task.Delay(100);
        }

        throw new Xunit.Sdk.XunitException($"{address} got no mail.");
    }
}
