using System.Diagnostics.CodeAnalysis;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Deals;

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
/// <param name="Roles">Who gets it: roles of the deal's partner or roles of staff.</param>
/// <param name="Applies">Whether it is worth telling as the deal is when the mail is written; null: always.</param>
public sealed record MailType(
    string Event, MailKind Kind, IReadOnlyList<Role> Roles, Func<Deal, DateTimeOffset, bool>? Applies = null)
{
    public bool IsForPartner => Roles.All(it => it >= Role.PartnerAdmin);
}
