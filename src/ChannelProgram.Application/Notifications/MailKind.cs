using System.Diagnostics.CodeAnalysis;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Application.Notifications;

/// <summary>A kind of mail, which each person can switch off.</summary>
public readonly record struct MailKind(string Name) : IFeatureName<MailKind>
{
    public static string Expected => FeatureNames<MailKind>.Expected;

    public static bool TryParse([NotNullWhen(true)] string? text, out MailKind value) =>
        FeatureNames<MailKind>.TryGet(text, out value);
}

/// <summary>One row of the table of mails: which event is told to whom.</summary>
/// <param name="Kind">Its template is named after it.</param>
/// <param name="Roles">Who gets it: roles of the partner that it concerns, or roles of staff.</param>
public abstract record MailType(string Event, MailKind Kind, IReadOnlyList<Role> Roles)
{
    /// <summary>The person that it is about gets it too, in whatever role at that partner.</summary>
    public bool AlsoToPerson { get; init; }

    public bool IsForPartner => Roles.All(IsOfPartner);

    /// <summary>Somebody in these roles may get it.</summary>
    public bool MayReach(IReadOnlySet<Role> roles) =>
        Roles.Any(roles.Contains) || (AlsoToPerson && roles.Any(IsOfPartner));

    private static bool IsOfPartner(Role role) => role >= Role.PartnerAdmin;
}

/// <param name="Applies">Whether it is worth telling as things are when the mail is written; null: always.</param>
public sealed record MailType<TSubject>(
    string Event, MailKind Kind, IReadOnlyList<Role> Roles, Func<TSubject, DateTimeOffset, bool>? Applies = null)
    : MailType(Event, Kind, Roles);
