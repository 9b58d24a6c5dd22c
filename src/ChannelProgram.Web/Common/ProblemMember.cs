using ChannelProgram.Domain.Common;

namespace ChannelProgram.Web.Common;

/// <param name="Type">Of the member, or of each item of a list.</param>
internal sealed record ProblemMember(string Name, string Description, Type Type)
{
    public int? MaxItems { get; private init; }

    /// <summary>Describes one item of a list, or whose the member is if its values depend on the resource.</summary>
    public string? Each { get; private init; }

    public bool IsAlternative { get; private init; }

    public TextFormatAttribute? Text { get; init; }

    /// <param name="code">Of the refusal that has it.</param>
    public static ProblemMember Pointers(string code) =>
        new("pointers", $"With `{code}`: the members that cannot be changed, by JSON pointer.", typeof(string))
        {
            MaxItems = 100,
            Each = "A JSON pointer (RFC 6901).",
            Text = new JsonPointerAttribute(),
        };

    public static ProblemMember Of<T>(string name, string description) => new(name, description, typeof(T));

    public static ProblemMember ListOf<T>(string name, string description, int maxItems, string each) =>
        new(name, description, typeof(T)) { MaxItems = maxItems, Each = each };

    /// <param name="whose">Such as <c>Of a deal</c>.</param>
    public static ProblemMember CurrentStatus<TStatus>(string whose) =>
        new("currentStatus", "With a 409 about a resource: what its status is now.", typeof(TStatus))
        {
            IsAlternative = true,
            Each = whose,
        };
}
