using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Notifications;

/// <summary>Who gets which mail.</summary>
public interface IMailRecipients
{
    /// <summary>People whom this mail is for, who may sign in and have not switched its kind off.</summary>
    /// <param name="partner">Whose people; null: staff.</param>
    /// <param name="about">The person that it is about; null: nobody.</param>
    Task<IReadOnlyList<MailRecipient>> Find(MailType type, PartnerId? partner, Guid? about, CancellationToken ct);

    Task<IReadOnlySet<string>> SwitchedOff(Guid person, CancellationToken ct);

    /// <summary>Replaces what the person has switched off.</summary>
    Task SwitchOff(Guid person, IReadOnlySet<string> kinds, CancellationToken ct);
}

public sealed record MailRecipient(Guid Person, string Address);
