namespace ChannelProgram.Api.Tests.Contract;

/// <summary>Makes everything ready for an operation's example to work.</summary>
internal delegate Task<OperationSetup> MakeSetup(ChannelHost host, DocumentedOperation operation);

/// <summary>
/// What the tests that walk every operation have to know of a feature. Every implementation in this assembly is found: a new
/// feature adds one in its folder and edits nothing else.
/// </summary>
internal interface IFeatureOperations
{
    /// <summary>Each operation of the feature, and who may call it.</summary>
    IEnumerable<AllowedCallers> Allowed { get; }

    /// <summary>
    /// How an operation's scene is made: by its whole route, or by the route up to the id for all that is done with one
    /// resource. What is not named here needs nothing but a caller.
    /// </summary>
    IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>();
}

/// <param name="Operation">Its id in the document.</param>
/// <param name="Path">Where it is called: what has an id is asked for one that does not exist.</param>
/// <param name="Body">What is sent as JSON; or a function that makes what is sent as it is.</param>
/// <param name="Callers">By the names of <see cref="Tests.Access.Callers"/>.</param>
/// <param name="Scope">The scope that a partner's system needs for it; null if none gives it access.</param>
internal sealed record AllowedCallers(
    string Operation, string Method, string Path, object? Body, string[] Callers, string? Scope = null);

internal static class Features
{
    private static readonly IReadOnlyList<IFeatureOperations> All =
    [
        .. typeof(Features).Assembly.GetTypes()
            .Where(it => it.IsAssignableTo(typeof(IFeatureOperations)) && it is { IsAbstract: false })
            .Select(it => (IFeatureOperations)Activator.CreateInstance(it)!),
    ];

    public static readonly IReadOnlyDictionary<string, AllowedCallers> Allowed =
        All.SelectMany(it => it.Allowed).ToDictionary(it => it.Operation);

    public static readonly IReadOnlyDictionary<string, MakeSetup> Setups = All.SelectMany(it => it.Setups).ToDictionary();
}
