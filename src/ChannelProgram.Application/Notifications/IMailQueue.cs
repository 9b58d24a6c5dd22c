using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Notifications;

namespace ChannelProgram.Application.Notifications;

/// <summary>Mails that are to be sent, and those that were.</summary>
public interface IMailQueue
{
    void Add(Mail mail);

    Task<IReadOnlyList<Mail>> FindDue(DateTimeOffset now, int limit, CancellationToken ct);

    Task<Mail?> Find(MailId id, CancellationToken ct);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<Mail>> FindLatest(int limit, CancellationToken ct);

    /// <summary>Whatever became of them.</summary>
    Task<int> DeleteQueuedBefore(DateTimeOffset instant, CancellationToken ct);
}

/// <summary>Who gets which mail.</summary>
public interface IMailRecipients
{
    /// <summary>People in these roles who may sign in and have not switched this kind off.</summary>
    /// <param name="partner">Whose people; null: staff.</param>
    Task<IReadOnlyList<MailRecipient>> Find(
        MailKind kind, IReadOnlyCollection<Role> roles, PartnerId? partner, CancellationToken ct);

    Task<IReadOnlySet<string>> SwitchedOff(Guid person, CancellationToken ct);

    /// <summary>Replaces what the person has switched off.</summary>
    Task SwitchOff(Guid person, IReadOnlySet<string> kinds, CancellationToken ct);
}

public sealed record MailRecipient(Guid Person, string Address);

public interface IMailTemplates
{
    /// <param name="values">A text may contain anything: it is made harmless for the subject and for HTML.</param>
    MailText Render(MailKind kind, IReadOnlyDictionary<string, string?> values);
}
