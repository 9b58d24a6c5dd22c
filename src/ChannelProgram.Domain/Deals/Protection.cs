namespace ChannelProgram.Domain.Deals;

/// <summary>The protected span, half-open: at <paramref name="Until"/> it is over, whether or not a job has run.</summary>
public readonly record struct Protection(DateTimeOffset From, DateTimeOffset Until)
{
    public bool Covers(DateTimeOffset instant) => From <= instant && instant < Until;
}
