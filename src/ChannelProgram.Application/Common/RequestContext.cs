using FluentValidation;

namespace ChannelProgram.Application.Common;

/// <summary>
/// What rules may have to know besides what they judge. Making rules is dear, so that they are made once and serve every
/// request; who asks and when comes with each.
/// </summary>
/// <param name="Input">Faults met before the rules.</param>
/// <param name="IsChange">What is judged changes something that is there, and may keep what that has.</param>
internal sealed record RequestContext(CurrentCaller Current, InputFaults Input, DateTimeOffset Now, bool IsChange = false)
{
    private const string Key = nameof(RequestContext);

    public Caller Caller => Current.Known;

    public static RequestContext Of(IValidationContext context) => (RequestContext)context.RootContextData[Key];

    public ValidationContext<T> For<T>(T judged) => new(judged) { RootContextData = { [Key] = this } };
}
