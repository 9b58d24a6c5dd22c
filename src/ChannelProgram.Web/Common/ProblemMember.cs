using ChannelProgram.Domain.Common;

namespace ChannelProgram.Web.Common;

/// <summary>A member that the problems of some refusals have. Several features may declare the same one.</summary>
/// <param name="Type">Of it, or of each of its items.</param>
internal sealed record ProblemMember(string Name, string Description, Type Type)
{
    /// <summary>If it is a list, how many items it has at most.</summary>
    public int? MaxItems { get; private init; }

    /// <summary>What one of its items is, or what it is where its type depends on the resource.</summary>
    public string? Each { get; private init; }

    /// <summary>Its type depends on the resource.</summary>
    public bool IsAlternative { get; private init; }

    /// <summary>If its items are texts, what they look like.</summary>
    public TextFormatAttribute? Text { get; private init; }

    public static ProblemMember Pointers { get; } =
        new("pointers", "With `notEditable`: the members that cannot be changed, by JSON pointer.", typeof(string))
        {
            MaxItems = 100,
            Each = "A JSON pointer (RFC 6901).",
            Text = new JsonPointerAttribute(),
        };

    public static ProblemMember Of<T>(string name, string description) => new(name, description, typeof(T));

    public static ProblemMember ListOf<T>(string name, string description, int maxItems, string each) =>
        new(name, description, typeof(T)) { MaxItems = maxItems, Each = each };

    /// <param name="whose">Such as <c>Of a deal.</c></param>
    public static ProblemMember CurrentStatus<TStatus>(string whose) =>
        new("currentStatus", "With a 409 about a resource: what its status is now.", typeof(TStatus))
        {
            IsAlternative = true,
            Each = whose,
        };
}
