using System.Globalization;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Commitments;

/// <summary>Error codes are published: they never change.</summary>
public static class CommitmentRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "notFound", "There is no such commitment.");

    public static readonly Refusal NoDocument =
        new(RefusalKind.NotFound, "notFound", "The commitment has no document yet.");

    public static readonly Refusal OwnEntry = new(
        RefusalKind.NotEligible, "ownEntry", "Nobody confirms a commitment that he entered himself: another one has to.");

    /// <param name="years">Null: the year is one of those that are possible.</param>
    /// <param name="currency">That it must be; null: it is.</param>
    public static Refusal? Invalid((int This, int Next)? years, string? currency)
    {
        var faults = new Dictionary<string, string[]>();
        if (years is var (first, next))
            faults["/year"] =
                [string.Create(CultureInfo.InvariantCulture, $"must be {first} or {next}, this program year or the next")];
        if (currency is not null) faults["/amount/currency"] = [$"must be {currency}, the program's"];
        return faults.Count > 0 ? Refusal.Invalid(faults) : null;
    }

    public static Refusal StatusForbids(CommitmentStatus current, string message) => new(
        RefusalKind.StateForbids, "statusForbids", message)
    {
        Members = new Dictionary<string, object?> { ["currentStatus"] = current },
    };
}
