using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.Contract;

internal static class OperationDocs
{
    /// <summary>Refusals of this operation alone; those of all operations of its kind are derived.</summary>
    public static TBuilder Refuses<TBuilder>(this TBuilder route, params Refusal[] refusals)
        where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new CanRefuse([.. refusals.Select(Problem.Of)]));

    /// <summary>A request that works and its answer, both tested against the running product.</summary>
    /// <param name="request">Null: nothing is sent.</param>
    /// <param name="answer">Ids, numbers and times may differ.</param>
    public static TBuilder Example<TBuilder>(this TBuilder route, object answer, object? request = null)
        where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new Example(request, answer));
}

internal sealed record CanRefuse(IReadOnlyList<Problem> Problems);

internal sealed record Example(object? Request, object Answer);

/// <summary>A file that a request sends.</summary>
internal sealed record FileExample(string Name, string Text);
