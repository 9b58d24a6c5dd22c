namespace ChannelProgram.Domain.Accounts;

public readonly record struct AccountId(Guid Value);
