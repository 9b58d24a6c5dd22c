namespace ChannelProgram.Api.Tests.Deals.Histories;

/// <summary>The product and the model do not say the same.</summary>
public sealed class DifferenceException : Exception
{
    public DifferenceException() { }

    public DifferenceException(string message) : base(message) { }

    public DifferenceException(string message, Exception inner) : base(message, inner) { }
}
