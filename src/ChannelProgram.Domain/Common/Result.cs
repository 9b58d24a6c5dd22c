namespace ChannelProgram.Domain.Common;

/// <summary>How a refusal is to be understood; the web layer turns it into a status.</summary>
public enum RefusalKind
{
    /// <summary>The input itself is at fault.</summary>
    Invalid,

    /// <summary>Who calls could not be established from what was sent.</summary>
    NotSignedIn,

    /// <summary>Absent, or not the caller's: indistinguishable.</summary>
    NotFound,

    /// <summary>A version was asked for (<c>If-Match</c>) and is no longer the current one.</summary>
    VersionChanged,

    /// <summary>The caller is known and may call, but is not eligible for what it asks.</summary>
    NotEligible,

    /// <summary>The state of the resource forbids it.</summary>
    StateForbids,

    /// <summary>Too much of it at once: the same request may succeed shortly.</summary>
    Busy,
}

/// <summary>An expected refusal: part of the contract, never thrown.</summary>
public sealed record Refusal(RefusalKind Kind, string Code, string Message)
{
    /// <summary>Every fault found, by JSON pointer; empty unless the kind is <see cref="RefusalKind.Invalid"/>.</summary>
    public IReadOnlyDictionary<string, string[]> Faults { get; init; } = new Dictionary<string, string[]>();

    /// <summary>Further members of the problem, by name: what helps the caller to go on.</summary>
    public IReadOnlyDictionary<string, object?> Members { get; init; } = new Dictionary<string, object?>();

    /// <param name="faults">By place; a fault may leave its subject to the place: <c>must be a string</c>.</param>
    public static Refusal Invalid(IReadOnlyDictionary<string, string[]> faults) =>
        new(RefusalKind.Invalid, "invalid", "The request is not valid; errors names every fault by its place.")
        {
            Faults = faults.ToDictionary(at => at.Key, at => at.Value.Select(Sentence).ToArray()),
        };

    private static string Sentence(string fault) => $"{char.ToUpperInvariant(fault[0])}{fault[1..].TrimEnd('.')}.";

    public static readonly Refusal VersionChanged =
        new(RefusalKind.VersionChanged, "versionChanged", "This was changed since you read it: read it again.");
}

/// <summary>Lets a pipeline step refuse on behalf of a handler without knowing what the handler returns.</summary>
public interface IResult<TSelf> where TSelf : IResult<TSelf>
{
    Refusal? Refusal { get; }
    static abstract TSelf Refuse(Refusal refusal);
}

/// <summary>Either a value or the reason there is none.</summary>
public sealed class Result<T> : IResult<Result<T>>
{
    private readonly T? _value;

    private Result(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }

    /// <exception cref="InvalidOperationException">The result is a refusal: the caller forgot to look.</exception>
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"Refused: {Refusal.Code}.");

    public static Result<T> Refuse(Refusal refusal) => new(default, refusal);

    public static implicit operator Result<T>(T value) => new(value, null);
    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
