using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.PersonalData;

namespace ChannelProgram.Application.PersonalData;

/// <summary>What is stored of one person.</summary>
/// <param name="Files">Documents of the deals that name the person. What is in them is not searched.</param>
[SchemaName("PersonalData")]
public sealed record PersonalDataView(IReadOnlyList<PersonalDataView.InPlace> Places, IReadOnlyList<PersonalDataView.File> Files)
{
    /// <param name="Place">The feature that stores it, such as <c>deals</c>.</param>
    [SchemaName("PersonalDataPlace")]
    public sealed record InPlace([Name] string Place, IReadOnlyList<StoredRecord> Records);

    /// <param name="Id">Of the resource in which it stands. Null if that has none.</param>
    /// <param name="Partner">The partner that has it. Null if none does.</param>
    [SchemaName("PersonalDataRecord")]
    public sealed record StoredRecord(Guid? Id, Guid? Partner, IReadOnlyList<StoredValue> Values);

    /// <param name="Name">The place in the resource, as a JSON pointer.</param>
    [SchemaName("PersonalDataValue")]
    public sealed record StoredValue([Line(100)] string Name, [MultiLine(100_000)] string Value);

    [SchemaName("PersonalDataFile")]
    public sealed record File(Guid Deal, Guid Document);

    internal static StoredRecord Of(PersonalRecord it) =>
        new(it.Id, it.Partner, [.. it.Values.Select(value => new StoredValue(value.Name, value.Value!))]);

    internal static IReadOnlyList<File> Of(IEnumerable<UnsearchedFile> files) =>
        [.. files.Select(it => new File(it.Deal, it.Document))];
}

/// <summary>What an erasure changed.</summary>
/// <param name="Id">Of the record that there was one. Null if nothing was left to erase: then nothing is recorded.</param>
/// <param name="Files">Documents of the deals that named the person: look through them, nothing has searched them.</param>
[SchemaName("PersonalDataErasure")]
public sealed record ErasureView(
    Guid? Id, IReadOnlyList<ErasureView.InPlace> Erased, IReadOnlyList<PersonalDataView.File> Files)
{
    /// <param name="Rows">How many were changed or deleted.</param>
    [SchemaName("PersonalDataErasedRows")]
    public sealed record InPlace([Name] string Place, int Rows);

    internal static ErasureView Of(Guid? id, IEnumerable<ErasedRows> erased, IEnumerable<UnsearchedFile> files) =>
        new(id, [.. erased.Select(it => new InPlace(it.Place, it.Rows))], PersonalDataView.Of(files));
}
