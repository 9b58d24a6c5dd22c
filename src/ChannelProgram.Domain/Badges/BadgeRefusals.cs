using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Badges;

/// <summary>Error codes are published: they never change.</summary>
public static class BadgeRefusals
{
    /// <summary>Also of somebody who was erased: nothing tells that there was one.</summary>
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "notFound", "There is no such badge.");

    public static readonly Refusal Withdrawn =
        new(RefusalKind.Gone, "badgeWithdrawn", "This badge was withdrawn: it certifies nothing.");

    public static readonly Refusal NoSuchKey = new(RefusalKind.NotFound, "notFound", "No badge was signed with such a key.");

    public static readonly Refusal NoSuchAchievement =
        new(RefusalKind.NotFound, "notFound", "The program never had such a certification.");
}
