using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.Contract;

/// <summary>What an operation says of itself to the document beyond what its types and habits tell.</summary>
internal static class OperationDocs
{
    /// <summary>The refusals of its own that it can answer with; what all operations of its kind can is derived.</summary>
    public static TBuilder Refuses<TBuilder>(this TBuilder route, params Refusal[] refusals) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new CanRefuse([.. refusals.Select(Problem.Of)]));

    /// <summary>A request that works as it is, and what is answered to it. Both are tried against the running product.</summary>
    /// <param name="request">As it is sent; null if there is nothing to send.</param>
    /// <param name="answer">As it is answered, but for ids, numbers and times.</param>
    public static TBuilder Example<TBuilder>(this TBuilder route, object answer, object? request = null) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new Example(request, answer));
}

internal sealed record CanRefuse(IReadOnlyList<Problem> Problems);

internal sealed record Example(object? Request, object Answer);
