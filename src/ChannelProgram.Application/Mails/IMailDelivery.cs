using ChannelProgram.Domain.Mails;

namespace ChannelProgram.Application.Mails;

/// <summary>Where mails go: to a mail server, or to a folder in Development.</summary>
public interface IMailDelivery
{
    /// <summary>Delivers one after the other and tells of each what became of it, before the next.</summary>
    /// <exception cref="MailServerException">Thrown after the last was told, if the server could not be used.</exception>
    Task Deliver(IReadOnlyList<Mail> mails, Func<Mail, DeliveryOutcome, string?, Task> tell, CancellationToken ct);
}

/// <summary>The mail server is out of reach, or takes nothing from this product.</summary>
public sealed class MailServerException(string fault, Exception inner)
    : Exception($"The mail server cannot be used: {fault}. Mails wait.", inner);
