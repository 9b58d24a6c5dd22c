namespace ChannelProgram.Domain.Common;

/// <summary>
/// Something that holds for a time: from one instant on, and no more at the other. Somebody may end it before.
/// </summary>
public interface ITimed
{
    DateTimeOffset From { get; }

    /// <summary>Null: it holds until somebody ends it.</summary>
    DateTimeOffset? Until { get; }

    DateTimeOffset? EndedAt { get; }
}

/// <summary>Of something that holds for a time: it has yet to begin, it holds, or it holds no more.</summary>
public enum ValidityStatus { Upcoming, Active, Ended }

public static class Validity
{
    extension(ITimed it)
    {
        public ValidityStatus StatusAt(DateTimeOffset now) =>
            it.EndedAt <= now || it.Until <= now ? ValidityStatus.Ended
            : it.From <= now ? ValidityStatus.Active
            : ValidityStatus.Upcoming;

        public bool IsActiveAt(DateTimeOffset now) => it.StatusAt(now) is ValidityStatus.Active;

        /// <summary>There is an instant at which both hold.</summary>
        public bool IsEverAlongside(ITimed other) => !(it.End() <= other.From) && !(other.End() <= it.From);

        private DateTimeOffset? End() => it.EndedAt ?? it.Until;
    }
}
