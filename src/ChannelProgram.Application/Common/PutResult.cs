namespace ChannelProgram.Application.Common;

public sealed record PutResult<T>(T Value, bool IsNew);
