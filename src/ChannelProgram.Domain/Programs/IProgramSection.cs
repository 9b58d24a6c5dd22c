namespace ChannelProgram.Domain.Programs;

/// <summary>
/// The settings of one feature in a program version. A section is a record in the folder of its feature. Each property declares
/// what it means (summary), which values it may have (<c>[Range]</c>) and its default. Storage, validation, API and documentation
/// all read these declarations; nothing needs to be registered.
/// </summary>
/// <remarks>
/// A version published before a property existed has its default, so a released default never changes; a different value for new
/// programs goes into the shipped program. An amount has the default 0, because only the program knows its currency.
/// </remarks>
public interface IProgramSection
{
    string Name { get; }

    /// <summary>Faults of values that are each in range, by the property to correct.</summary>
    IEnumerable<(string Property, string Fault)> FindFaults() => [];

    /// <summary>
    /// Faults of other settings that only this section can see, by the property to correct, from the program on.
    /// </summary>
    IEnumerable<(string Path, string Fault)> FindFaultsOf(ProgramVersion program) => [];
}

public static class ProgramSections
{
    public static IReadOnlyList<IProgramSection> Defaults { get; } =
    [
        .. typeof(IProgramSection).Assembly.GetTypes()
            .Where(it => it is { IsAbstract: false } && it.IsAssignableTo(typeof(IProgramSection)))
            .Select(it => (IProgramSection)Activator.CreateInstance(it)!)
            .OrderBy(it => it.Name, StringComparer.Ordinal),
    ];
}
