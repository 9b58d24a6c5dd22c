using FluentValidation;

namespace ChannelProgram.Application.Common;

/// <summary>
/// What rules may have to know besides what they judge. Making rules is dear, so that they are made once and serve every
/// request; who asks and when comes with each.
/// </summary>
/// <param name="Input">Faults met before the rules.</param>
/// <param name="IsChange">What is judged changes something that is there, and may keep what that has.</param>
internal sealed record Circumstances(CurrentCaller Current, InputFaults Input, DateTimeOffset Now, bool IsChange = false)
{
    private const string Key = nameof(Circumstances);

    public Caller Caller => Current.Known;

    public static Circumstances Of(IValidationContext context) => (Circumstances)context.RootContextData[Key];

    public ValidationContext<T> For<T>(T judged) => new(judged) { RootContextData = { [Key] = this } };
}
