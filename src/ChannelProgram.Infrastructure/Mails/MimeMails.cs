using ChannelProgram.Domain.Mails;
using MimeKit;

namespace ChannelProgram.Infrastructure.Mails;

internal static class MimeMails
{
    /// <summary>The same with each attempt, so that whoever gets it twice sees it once.</summary>
    public static MimeMessage Of(Mail mail, MailboxAddress from)
    {
        var message = new MimeMessage
        {
            MessageId = $"{mail.Id.Value:N}@{from.Domain}",
            Date = mail.QueuedAt,
            Subject = mail.Subject,
            Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody(),
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress(null, mail.Address));
        // No machine answers it (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
