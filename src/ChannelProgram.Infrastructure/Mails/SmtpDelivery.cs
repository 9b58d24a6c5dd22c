using ChannelProgram.Application.Mails;
using ChannelProgram.Domain.Mails;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace ChannelProgram.Infrastructure.Mails;

/// <summary>One connection for all mails of a run.</summary>
internal sealed class SmtpDelivery(MailSettings settings) : IMailDelivery
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    public async Task Deliver(IReadOnlyList<Mail> mails, Func<Mail, DeliveryOutcome, string?, Task> tell, CancellationToken ct)
    {
        using var smtp = new SmtpClient { Timeout = (int)Timeout.TotalMilliseconds };
        var (told, isConnected) = (0, false);
        try
        {
            await Connect(smtp, ct);
            isConnected = true;
            foreach (var mail in mails)
            {
                var (outcome, fault) = await Send(smtp, mail, ct);
                await tell(mail, outcome, fault);
                told++;
            }
        }
        catch (Exception failure)
        {
            var fault = NameOf(failure);
            // A mail at which the connection breaks again and again must not keep back the others.
            if (isConnected && told < mails.Count) await tell(mails[told++], DeliveryOutcome.Postponed, fault);
            foreach (var mail in mails.Skip(told)) await tell(mail, DeliveryOutcome.Unreachable, fault);
            if (IsOfServer(failure)) throw new MailServerException(fault, failure);
            throw;
        }

        await Quit(smtp);
    }

    private async Task Connect(SmtpClient smtp, CancellationToken ct)
    {
        await smtp.ConnectAsync(settings.Host, settings.Port, settings.Tls, ct);
        if (settings.User is { } user) await smtp.AuthenticateAsync(user, settings.Password, ct);
    }

    private static async Task Quit(SmtpClient smtp)
    {
        try
        {
            await smtp.DisconnectAsync(quit: true, CancellationToken.None);
        }
        catch (Exception failure) when (IsOfServer(failure))
        {
            // All mails are accepted: it does not matter how the server takes leave.
        }
    }

    private async Task<(DeliveryOutcome Outcome, string? Fault)> Send(SmtpClient smtp, Mail mail, CancellationToken ct)
    {
        try
        {
            await smtp.SendAsync(MimeMails.Of(mail, settings.From), ct);
            return (DeliveryOutcome.Sent, null);
        }
        catch (SmtpCommandException refused) when (refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted
            or SmtpErrorCode.MessageNotAccepted && smtp.IsConnected)
        {
            return (
                (int)refused.StatusCode >= 500 ? DeliveryOutcome.Refused : DeliveryOutcome.Postponed,
                $"{(int)refused.StatusCode}");
        }
        catch (Exception failure) when (failure is NotSupportedException or MimeKit.ParseException)
        {
            // The server takes no such address (RFC 6531).
            return (DeliveryOutcome.Refused, failure.GetType().Name);
        }
    }

    /// <summary>Whatever says nothing of the one mail: the connection, TLS, the sign-in, the sender's address.</summary>
    private static bool IsOfServer(Exception failure) => failure is not OperationCanceledException
        && failure is IOException or TimeoutException or System.Net.Sockets.SocketException or ProtocolException
            or CommandException or SslHandshakeException or AuthenticationException or ServiceNotAuthenticatedException
            or ServiceNotConnectedException or NotSupportedException;

    private static string NameOf(Exception failure) =>
        failure is SmtpCommandException refused ? $"{(int)refused.StatusCode}" : failure.GetType().Name;
}
