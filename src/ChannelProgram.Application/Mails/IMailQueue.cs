using ChannelProgram.Domain.Mails;

namespace ChannelProgram.Application.Mails;

/// <summary>Mails that are to be sent, and those that were.</summary>
public interface IMailQueue
{
    /// <summary>It is sent if the current transaction is committed.</summary>
    void Add(Mail mail);

    Task<IReadOnlyList<Mail>> FindDue(DateTimeOffset now, int limit, CancellationToken ct);

    Task<Mail?> Find(MailId id, CancellationToken ct);

    /// <summary>What was changed so far, so that the next question sees it.</summary>
    Task Save(CancellationToken ct);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<Mail>> FindLatest(int limit, CancellationToken ct);

    /// <summary>Whatever became of them.</summary>
    Task<int> DeleteQueuedBefore(DateTimeOffset instant, CancellationToken ct);
}

public interface IMailTemplates
{
    /// <param name="kind">The name of its template.</param>
    /// <param name="values">A text may contain anything: it is made harmless for the subject and for HTML.</param>
    /// <param name="canBeSwitchedOff">It says how.</param>
    MailText Render(string kind, IReadOnlyDictionary<string, string?> values, bool canBeSwitchedOff);
}

/// <summary>Answered by the feature above that knows who signs in.</summary>
public interface IMailReaders
{
    /// <returns>Those of them who were removed or are suspended.</returns>
    Task<IReadOnlySet<Guid>> WhoDoNotSignIn(IReadOnlyCollection<Guid> people, CancellationToken ct);
}
