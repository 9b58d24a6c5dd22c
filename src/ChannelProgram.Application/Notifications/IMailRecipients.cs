using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Notifications;

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
