using FluentValidation;

namespace ChannelProgram.Application.Common;

/// <summary>
/// What rules need besides the value they check. Rules are expensive to build, so they are built once and get this with each
/// request.
/// </summary>
/// <param name="IsDraft">The request is about a draft, of which much may be missing.</param>
/// <param name="IsChange">The request changes an existing resource, which may keep the values it has.</param>
internal sealed record RequestContext(
    CurrentCaller Current, InputFaults Input, DateTimeOffset Now, bool IsDraft, bool IsChange = false)
{
    private const string Key = nameof(RequestContext);

    public Caller Caller => Current.Known;

    public static RequestContext Of(IValidationContext context) => (RequestContext)context.RootContextData[Key];

    public ValidationContext<T> For<T>(T judged) => new(judged) { RootContextData = { [Key] = this } };
}
