using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.PersonalData;

namespace ChannelProgram.Application.PersonalData;

/// <summary>All places where people are stored, asked one after the other.</summary>
public sealed class PersonalDataPlaces(IEnumerable<IPersonalData> places)
{
    private readonly IReadOnlyList<IPersonalData> _places = [.. places];

    /// <summary>What one place knows the person by may lead to more in another.</summary>
    public async Task Identify(DataSubject subject, CancellationToken ct)
    {
        int before;
        do
        {
            before = subject.Size;
            foreach (var place in Asked(subject)) await place.Identify(subject, ct);
        }
        while (subject.Size > before);
    }

    public async Task<PersonalDataView> Find(DataSubject subject, CancellationToken ct)
    {
        List<PersonalDataView.InPlace> found = [];
        List<UnsearchedFile> files = [];
        foreach (var place in Asked(subject))
        {
            if (await place.Find(subject, ct) is [_, ..] records)
                found.Add(new(place.Place, [.. records.Select(PersonalDataView.Of)]));
            files.AddRange(await place.FindUnsearched(subject, ct));
        }

        return new([.. found.OrderBy(it => it.Place, StringComparer.Ordinal)], PersonalDataView.Of(files));
    }

    public async Task<Result<IReadOnlyList<ErasedRows>>> Erase(DataSubject subject, CancellationToken ct)
    {
        List<ErasedRows> erased = [];
        foreach (var place in _places)
        {
            var rows = await place.Erase(subject, ct);
            if (rows.Refusal is { } refused) return refused;
            if (rows.Value > 0) erased.Add(new(place.Place, rows.Value));
        }

        return erased.OrderBy(it => it.Place, StringComparer.Ordinal).ToList();
    }

    public async Task<IReadOnlyList<UnsearchedFile>> FindUnsearched(DataSubject subject, CancellationToken ct)
    {
        List<UnsearchedFile> files = [];
        foreach (var place in _places) files.AddRange(await place.FindUnsearched(subject, ct));
        return files;
    }

    private IEnumerable<IPersonalData> Asked(DataSubject subject) => _places.Where(it => !subject.OwnOnly || it.IsOfUsers);
}
