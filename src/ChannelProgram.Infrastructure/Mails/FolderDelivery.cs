using ChannelProgram.Application.Mails;
using ChannelProgram.Domain.Mails;

namespace ChannelProgram.Infrastructure.Mails;

/// <summary>In Development: a file for each mail, which mail programs open.</summary>
internal sealed class FolderDelivery(MailSettings settings) : IMailDelivery
{
    public async Task Deliver(IReadOnlyList<Mail> mails, Func<Mail, DeliveryOutcome, string?, Task> tell, CancellationToken ct)
    {
        Directory.CreateDirectory(settings.Folder);
        foreach (var mail in mails)
        {
            await MimeMails.Of(mail, settings.From)
                .WriteToAsync(Path.Combine(settings.Folder, $"{mail.Id.Value}.eml"), CancellationToken.None);
            await tell(mail, DeliveryOutcome.Sent, null);
        }
    }
}
