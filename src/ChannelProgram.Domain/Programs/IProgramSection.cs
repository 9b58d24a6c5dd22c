namespace ChannelProgram.Domain.Programs;

/// <summary>
/// The numbers of one feature in a program version. A section is a record in the folder of its feature; each of its
/// properties declares there what it means (summary), which values it may have (<c>[Range]</c>) and its default. It is
/// published, stored, validated, served and documented by these declarations and needs no registration.
/// </summary>
/// <remarks>
/// A version that was published before a property existed has its default. A default therefore never changes once it was
/// released; what new programs should have instead stands in the shipped program. An amount has the default 0, because only
/// the program knows its currency.
/// </remarks>
public interface IProgramSection
{
    /// <summary>The member of the program that holds it.</summary>
    string Name { get; }

    /// <summary>What is wrong with values that are each in range, by the property to correct.</summary>
    IEnumerable<(string Property, string Fault)> FindFaults() => [];
}

public static class ProgramSections
{
    /// <summary>Every section there is, with its defaults, in the order of their names.</summary>
    public static IReadOnlyList<IProgramSection> Defaults { get; } =
    [
        .. typeof(IProgramSection).Assembly.GetTypes()
            .Where(it => it is { IsAbstract: false } && it.IsAssignableTo(typeof(IProgramSection)))
            .Select(it => (IProgramSection)Activator.CreateInstance(it)!)
            .OrderBy(it => it.Name, StringComparer.Ordinal),
    ];
}
