using System.Net;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Application.Commitments;
using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Commitments;

/// <summary>What is done with commitments, by its name.</summary>
internal static class CommitmentActions
{
    public static readonly byte[] Text = [.. "We commit to 50,000 USD.\n"u8];

    public static string CommitmentsOf(string partner) => $"/v1/partners/{partner}/commitments";

    public static Task<Answer> Commits(
        this Api caller, string partner, int year = 2026, string amount = "50000.00", string currency = "USD") =>
        caller.Post(CommitmentsOf(partner), new { year, amount = new { amount, currency } });

    /// <returns>The address of a commitment that waits for its document.</returns>
    public static async Task<string> Committed(
        this Api caller, string partner, int year = 2026, string amount = "50000.00") =>
        (await caller.Commits(partner, year, amount)).Expect(HttpStatusCode.Created).Headers.Location!.ToString();

    public static Task<Answer> Attach(
        this Api caller, string path, string name = "contract.txt", byte[]? file = null, params (string, string)[] headers) =>
        caller.Send(HttpMethod.Put, $"{path}/document", DocumentedOperation.Form(name, file ?? Text), headers);

    /// <returns>The address of a commitment that waits for staff.</returns>
    public static async Task<string> SubmittedCommitment(
        this Api caller, string partner, int year = 2026, string amount = "50000.00")
    {
        var path = await caller.Committed(partner, year, amount);
        (await caller.Attach(path)).Expect(HttpStatusCode.OK);
        return path;
    }

    /// <summary>An action by its name in <c>nextActions</c>.</summary>
    public static Task<Answer> Does(this Api caller, string path, string action) => action switch
    {
        "attachDocument" => caller.Attach(path, "other.txt", [.. "Another text.\n"u8]),
        "reject" or "end" => caller.Post($"{path}/{action}", new { reason = "So it is." }),
        _ => caller.Post($"{path}/{action}"),
    };

    /// <summary><c>2026 50000.00, 2027 10.00 ended</c> of one partner, as whoever judges it reads it.</summary>
    public static async Task<string> ConfirmedOf(this ChannelHost host, string partner)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
        var found = await scope.ServiceProvider.GetRequiredService<IConfirmedCommitments>()
            .Of([new(Guid.Parse(partner))], default);
        return string.Join(
            ", ", found.OrderBy(it => it.Year).ThenBy(it => it.Amount).Select(it => FormattableString.Invariant(
                $"{it.Year} {it.Amount:0.00}{(it.EndedAt is null ? "" : " ended")}")));
    }
}
