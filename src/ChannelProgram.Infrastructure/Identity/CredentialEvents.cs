using ChannelProgram.Domain.Common;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>What happened to what a person signs in with. NoDetails here says an address or a secret.</summary>
internal sealed record CredentialEvents(EventType Type, string Person, DateTimeOffset At, IEventBody After) : IEventRecord
{
    public static readonly EventType PasswordChanged =
        Plain("user.passwordChanged", "A person has exchanged the password for another one.");

    public static readonly EventType PasswordReset =
        Plain("user.passwordReset", "A person has set a new password by a mail.");

    public static readonly EventType TwoFactorOn =
        Plain("user.twoFactorOn", "A person has confirmed an authenticator, whose codes are asked for at sign-in.");

    public static readonly EventType TwoFactorOff =
        Plain("user.twoFactorOff", "A person signs in without a second factor from now on.");

    public static readonly EventType RecoveryCodesRenewed =
        Plain("user.recoveryCodesRenewed", "A person got new recovery codes in place of the old ones.");

    public static readonly EventType EmailChangeAsked =
        Plain("user.emailChangeAsked", "A person wants to sign in with another address, which both addresses have to confirm.");

    public static readonly EventType EmailChanged =
        Plain("user.emailChanged", "A person signs in with another address, which both addresses have confirmed.");

    public static readonly EventType SessionEnded =
        EventType.Internal<Ended>("user.sessionEnded", "user", "A session was ended by its person.");

    public static IReadOnlyList<EventType> Types { get; } =
    [
        PasswordChanged, PasswordReset, TwoFactorOn, TwoFactorOff, RecoveryCodesRenewed, EmailChangeAsked, EmailChanged,
        SessionEnded,
    ];

    string IDomainEvent.Type => Type.Name;
    string IDomainEvent.Subject => Person;
    bool IDomainEvent.IsAutomatic => false;

    private static EventType Plain(string name, string description) => EventType.Internal<NoDetails>(name, "user", description);

    internal sealed record NoDetails : IEventBody;

    internal sealed record Ended(Guid Session) : IEventBody;
}
