namespace ChannelProgram.Application.Common;

public interface IExpectedForm
{
    string Expected { get; }
}
