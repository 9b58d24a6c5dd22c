using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Mails;

public readonly record struct MailId(Guid Value) : ITypedId<MailId>
{
    public static MailId From(Guid value) => new(value);
}

/// <summary>What became of an attempt to deliver a mail.</summary>
public enum DeliveryOutcome
{
    Sent,

    /// <summary>Refused for good (SMTP 5xx): another attempt would be refused too.</summary>
    Refused,

    /// <summary>Refused for now (SMTP 4xx).</summary>
    Postponed,

    /// <summary>The mail server cannot be used at all. That says nothing of this mail.</summary>
    Unreachable,
}

/// <summary>A mail to one address. It is sent at least once, always with the same Message-ID.</summary>
public sealed class Mail
{
    public const int MaxKindLength = 50;
    public const int MaxSubjectLength = 400;
    public const int MaxFaultLength = 200;

    /// <summary>How long it is left to the node that sends it. If that one is gone by then, another sends it.</summary>
    public static readonly TimeSpan TakenFor = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan MinPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxPause = TimeSpan.FromHours(1);

    private Mail() { }

    private Mail(Guid? about, string kind, Guid? person, string address, MailText content, DateTimeOffset now)
    {
        Id = new(Guid.CreateVersion7(now));
        (Event, Kind, Person, Address) = (about ?? Id.Value, kind, person, address);
        (Subject, Text, Html, QueuedAt, NextAttemptAt) = (content.Subject, content.Text, content.Html, now, now);
    }

    public static Mail About(Guid happened, string kind, Guid person, string address, MailText content, DateTimeOffset now) =>
        new(happened, kind, person, address, content, now);

    /// <summary>About no event, to somebody who may have no account yet.</summary>
    public static Mail To(string address, Guid? person, string kind, MailText content, DateTimeOffset now) =>
        new(null, kind, person, address, content, now);

    /// <summary>With a link that lets in whoever has it.</summary>
    public static Mail WithSecret(string address, Guid? person, string kind, MailText content, DateTimeOffset now) =>
        new(null, kind, person, address, content, now) { HasSecret = true };

    public MailId Id { get; private init; }

    /// <summary>The event that it is about: nobody gets two mails about one. Its own id if it is about none.</summary>
    public Guid Event { get; private init; }

    public string Kind { get; private init; } = "";

    /// <summary>Null: somebody without an account.</summary>
    public Guid? Person { get; private init; }

    /// <summary>The person's address at that time.</summary>
    public string Address { get; private init; } = "";

    public string Subject { get; private set; } = "";
    public string Text { get; private set; } = "";
    public string Html { get; private set; } = "";

    /// <summary>Its content is deleted once nobody sends it any more.</summary>
    public bool HasSecret { get; private init; }

    public DateTimeOffset QueuedAt { get; private init; }

    /// <summary>Null once it is sent or refused.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary>How often the server has postponed it.</summary>
    public int Postponements { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }
    public DateTimeOffset? RefusedAt { get; private set; }

    /// <summary>The last fault: a status of SMTP or the kind of an error, never what the server said.</summary>
    public string? Fault { get; private set; }

    /// <summary>Counts its changes: two nodes never both take it.</summary>
    public int Revision { get; private set; }

    /// <summary>Leaves it to one node.</summary>
    public void Take(DateTimeOffset now)
    {
        NextAttemptAt = now + TakenFor;
        Revision++;
    }

    public void Record(DeliveryOutcome outcome, string? fault, DateTimeOffset now)
    {
        Revision++;
        Fault = fault;
        switch (outcome)
        {
            case DeliveryOutcome.Sent:
                (SentAt, NextAttemptAt) = (now, null);
                break;
            case DeliveryOutcome.Refused:
                (RefusedAt, NextAttemptAt) = (now, null);
                break;
            case DeliveryOutcome.Postponed:
                NextAttemptAt = now + Pause(Postponements++);
                break;
            case DeliveryOutcome.Unreachable:
                NextAttemptAt = now + MinPause;
                break;
        }

        ForgetSecret();
    }

    /// <summary>Its person does not sign in any more, or not for now: it is not sent.</summary>
    public void Drop(DateTimeOffset now)
    {
        Revision++;
        (Fault, RefusedAt, NextAttemptAt) = ("recipient does not sign in", now, null);
        ForgetSecret();
    }

    private void ForgetSecret()
    {
        if (HasSecret && NextAttemptAt is null) (Text, Html) = ("", "");
    }

    /// <param name="person">Somebody else than who gets it.</param>
    /// <param name="inHtml">The same, as HTML is written.</param>
    public void Erase(PersonTexts person, PersonTexts inHtml)
    {
        (Subject, Text, Html) = (person.Redact(Subject)!, person.Redact(Text)!, inHtml.Redact(person.Redact(Html))!);
        Revision++;
    }

    private static TimeSpan Pause(int postponements) =>
        postponements < 6 ? MinPause * (1 << postponements) : MaxPause;
}

/// <summary>What a mail says, as plain text and as HTML.</summary>
public sealed record MailText(string Subject, string Text, string Html);
