using System.Text.Json;
using Refit;

namespace ChannelProgram.Client;

/// <summary>The server refused a request and said why (RFC 9457).</summary>
public sealed class ProblemException : ApiException
{
    private ProblemException(HttpResponseMessage answer, string content, Problem problem, RefitSettings settings)
        : base(
            $"{problem.Code}: {problem.Detail}", answer.RequestMessage!, answer.RequestMessage!.Method, content,
            answer.StatusCode, answer.ReasonPhrase, answer.Headers, settings) => Problem = problem;

    public Problem Problem { get; }

    /// <summary>One of <see cref="ProblemCodes"/>, or one that a later version of the server added.</summary>
    public string Code => Problem.Code;

    /// <summary>Faults of the input, by their place; empty if there are none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors =>
        Problem.Errors ?? new Dictionary<string, IReadOnlyList<string>>();

    /// <returns>Null for a success; a plain <see cref="ApiException"/> if the answer is no problem.</returns>
    internal static async ValueTask<Exception?> Of(HttpResponseMessage answer, RefitSettings settings)
    {
        if (answer.IsSuccessStatusCode) return null;
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return await ApiException.Create(answer.RequestMessage!, answer.RequestMessage!.Method, answer, settings);

        var content = await answer.Content.ReadAsStringAsync();
        var problem = JsonSerializer.Deserialize<Problem>(content, ClientSettings.Json)!;
        return new ProblemException(answer, content, problem, settings);
    }
}
