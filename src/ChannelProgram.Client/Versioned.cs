using System.Net;
using Refit;

namespace ChannelProgram.Client;

/// <param name="Value">Null: it has not changed since the version that <c>If-None-Match</c> named.</param>
/// <param name="ETag">What to send as <c>If-Match</c> to change this version and no other.</param>
public sealed record Versioned<T>(T? Value, string ETag) where T : class;

public static class VersionedAnswers
{
    /// <summary>The resource with its version: <c>await deals.GetDeal(id).Versioned()</c>.</summary>
    /// <exception cref="ProblemException">The server refused the request.</exception>
    public static async Task<Versioned<T>> Versioned<T>(this Task<ApiResponse<T>> request) where T : class
    {
        using var answer = await request;
        if (answer.StatusCode != HttpStatusCode.NotModified) await answer.EnsureSuccessfulAsync();
        return new(
            answer.Content,
            answer.Headers?.ETag?.ToString() ?? throw new InvalidOperationException("The answer has no ETag."));
    }
}
