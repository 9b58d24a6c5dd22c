using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Notifications;

/// <summary>Loads what events are about, for mails.</summary>
public interface IMailSource
{
    /// <param name="type">One of its rows.</param>
    /// <returns>Null: there is nothing to tell, or not any more.</returns>
    Task<MailNews?> Read(MailType type, OutboxItem happened, DateTimeOffset now, CancellationToken ct);
}

/// <summary>The rows of a source.</summary>
public interface IMailRows
{
    static abstract IReadOnlyList<MailType> Rows { get; }
}

/// <summary>What a feature tells by mail. Every subclass with rows is found: nothing else is edited for another one.</summary>
public abstract class MailSource<TSubject> : IMailSource where TSubject : class
{
    public async Task<MailNews?> Read(MailType type, OutboxItem happened, DateTimeOffset now, CancellationToken ct) =>
        await Find(happened, now, ct) is { } subject
        && ((MailType<TSubject>)type).Applies?.Invoke(subject, now) is not false
            ? await Tell(type, subject, ct)
            : null;

    /// <returns>Null: it concerns nobody any more.</returns>
    protected abstract Task<TSubject?> Find(OutboxItem happened, DateTimeOffset now, CancellationToken ct);

    protected abstract Task<MailNews> Tell(MailType type, TSubject subject, CancellationToken ct);
}

/// <param name="Partner">Whose people are told, and nobody else's; null: no partner's.</param>
/// <param name="Person">Who it is about; null: nobody.</param>
/// <param name="Values">Of the template.</param>
public sealed record MailNews(PartnerId? Partner, Guid? Person, IReadOnlyDictionary<string, string?> Values);
