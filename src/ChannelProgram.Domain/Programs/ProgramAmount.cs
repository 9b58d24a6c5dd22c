namespace ChannelProgram.Domain.Programs;

/// <summary>In the program's currency. Written as a string, <c>25000.00</c>; responses name the currency too.</summary>
public readonly record struct ProgramAmount(decimal Value);
