namespace ChannelProgram.Api.Tests.Deals;

/// <summary>What comes back for a key that was sent before.</summary>
internal static class IdempotencyAssertions
{
    public static string NewKey() => Guid.NewGuid().ToString();

    public static void ExpectRepeat(Answer first, Answer repeat)
    {
        Assert.Equal((first.Status, first.Text, first.ETag), (repeat.Status, repeat.Text, repeat.ETag));
        Assert.Equal(first.Headers.Location, repeat.Headers.Location);
        Assert.Equal(first.ContentHeaders.ContentType, repeat.ContentHeaders.ContentType);
        Assert.True(IsReplayed(repeat));
    }

    public static void ExpectInProgress(Answer answer)
    {
        Assert.Equal("requestInProgress", answer.Expect(System.Net.HttpStatusCode.Conflict).Problem);
        Assert.Equal("1", answer.Headers.RetryAfter?.ToString());
        Assert.False(IsReplayed(answer));
    }

    public static bool IsReplayed(Answer answer) =>
        answer.Headers.TryGetValues("Idempotency-Replayed", out var values) && values.SequenceEqual(["true"]);

    public static bool IsInProgress(Answer answer) => answer.Status == 409 && answer.Problem == "requestInProgress";
}
