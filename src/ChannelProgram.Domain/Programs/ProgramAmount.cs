namespace ChannelProgram.Domain.Programs;

/// <summary>An amount of money in the program's currency. Written as a string, <c>25000.00</c>; answers name the currency too.</summary>
public readonly record struct ProgramAmount(decimal Value);
