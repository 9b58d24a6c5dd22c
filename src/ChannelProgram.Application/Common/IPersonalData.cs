using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Common;

/// <summary>
/// What a feature stores of natural persons. A feature that stores any has an implementation in its folder of the infrastructure;
/// all are found.
/// </summary>
public interface IPersonalData
{
    /// <summary>What it is called in answers.</summary>
    string Place { get; }

    /// <summary>It has what is of users themselves. A member of staff who reads the own data reads no more than that.</summary>
    bool IsOfUsers => false;

    /// <summary>Adds what else it knows the subject by. Called until nobody adds anything more.</summary>
    Task Identify(DataSubject subject, CancellationToken ct) => Task.CompletedTask;

    Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct);

    /// <summary>Part of a transaction. Done again, it changes nothing.</summary>
    /// <returns>How many rows it changed or deleted.</returns>
    Task<Result<int>> Erase(DataSubject subject, CancellationToken ct);

    /// <summary>Where the person may be named, and nothing searches.</summary>
    Task<IReadOnlyList<UnsearchedFile>> FindUnsearched(DataSubject subject, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<UnsearchedFile>>([]);
}

/// <param name="Id">Of what it stands in; null: of nothing that has one.</param>
/// <param name="Values">Those that are about the person.</param>
public sealed record PersonalRecord(Guid? Id, Guid? Partner, params IReadOnlyList<PersonalValue> Values);

public sealed record PersonalValue(string Name, string? Value);

public sealed record UnsearchedFile(Guid Deal, Guid Document);

public static class PersonalRecords
{
    /// <summary>Without the values that are absent; null: all are.</summary>
    public static PersonalRecord? Of(Guid? id, PartnerId? partner, params IEnumerable<(string Name, string? Value)> values) =>
        values.Where(it => it.Value is not (null or "" or PersonTexts.Mark))
            .Select(it => new PersonalValue(it.Name, it.Value)).ToList() is [_, ..] present
            ? new(id, partner?.Value, present)
            : null;

    /// <summary>Of texts, only those that name the person.</summary>
    public static IEnumerable<(string Name, string? Value)> Naming(
        this IEnumerable<(string Name, string? Text)> texts, PersonTexts person) =>
        texts.Where(it => person.AreNamedBy(it.Text)).Select(it => (it.Name, it.Text));
}
