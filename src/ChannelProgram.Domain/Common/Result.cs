namespace ChannelProgram.Domain.Common;

public enum RefusalKind
{
    Invalid,

    NotSignedIn,

    /// <summary>Absent, or not visible to the caller: the answer is the same.</summary>
    NotFound,

    /// <summary>It was there, and is no more for good.</summary>
    Gone,

    VersionChanged,

    NotEligible,

    StateForbids,

    Busy,

    /// <summary>The caller tried too often.</summary>
    TooMany,
}

/// <summary>An expected error, part of the API's contract. It is returned, never thrown.</summary>
public sealed record Refusal(RefusalKind Kind, string Code, string Message)
{
    /// <summary>Error messages by JSON pointer; empty unless the kind is <see cref="RefusalKind.Invalid"/>.</summary>
    public IReadOnlyDictionary<string, string[]> Faults { get; init; } = new Dictionary<string, string[]>();

    public IReadOnlyDictionary<string, object?> Members { get; init; } = new Dictionary<string, object?>();

    /// <summary>In how many seconds to try again; null: the kind says whether that helps.</summary>
    public int? RetryAfter { get; init; }

    /// <param name="faults">By JSON pointer; a message may leave out its subject: <c>must be a string</c>.</param>
    public static Refusal Invalid(IReadOnlyDictionary<string, string[]> faults) =>
        new(RefusalKind.Invalid, "invalid", "The request is not valid; errors names every fault by its place.")
        {
            Faults = faults.ToDictionary(at => at.Key, at => at.Value.Select(Sentence).ToArray()),
        };

    private static string Sentence(string fault) => $"{char.ToUpperInvariant(fault[0])}{fault[1..].TrimEnd('.')}.";

    public static readonly Refusal VersionChanged =
        new(RefusalKind.VersionChanged, "versionChanged", "This was changed since you read it: read it again.");

    public static readonly Refusal PartnerNotActive = new(
        RefusalKind.NotEligible, "partnerNotActive",
        "The partner is not active: it reads what it has, changes nothing and registers no deals.");
}

/// <summary>Lets a pipeline step refuse a request without knowing what its handler returns.</summary>
public interface IResult<TSelf> where TSelf : IResult<TSelf>
{
    Refusal? Refusal { get; }
    static abstract TSelf Refuse(Refusal refusal);
}

public sealed class Result<T> : IResult<Result<T>>
{
    private readonly T? _value;

    private Result(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }

    /// <exception cref="InvalidOperationException">The result is a refusal.</exception>
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"Refused: {Refusal.Code}.");

    public static Result<T> Refuse(Refusal refusal) => new(default, refusal);

    public static implicit operator Result<T>(T value) => new(value, null);
    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
