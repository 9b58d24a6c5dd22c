namespace ChannelProgram.Domain.Common;

/// <summary>A token as it was mailed: 256 random bits in base64url.</summary>
public sealed class MailedTokenAttribute() : TextFormatAttribute(MaxTokenLength, "^[A-Za-z0-9_-]+$")
{
    private const int MaxTokenLength = 100;

    public override bool IsBlank(string text) => string.IsNullOrWhiteSpace(text);

    public override string? FaultOf(string text) =>
        text.Length > MaxTokenLength ? $"has at most {MaxTokenLength} characters" : null;
}
