namespace ChannelProgram.Domain.Certifications;

/// <summary>What no certification of a catalogue tells alone: codes that clash, and prerequisites that nobody can meet.</summary>
internal static class CatalogueFaults
{
    /// <summary>Those that somebody who holds nothing can get one after the other.</summary>
    public static IEnumerable<Certification> Obtainable(IReadOnlyList<Certification?>? catalogue)
    {
        var known = (catalogue ?? []).OfType<Certification>().ToList();
        var obtainable = Obtainable(known, [.. known.Select(it => it.Code)]);
        return known.Where(it => it.Code is not null && obtainable.Contains(it.Code));
    }

    public static IEnumerable<(string Property, string Fault)> Find(IReadOnlyList<Certification?> catalogue, string property)
    {
        if (catalogue.OfType<Certification>().CountBy(it => it.Code).Any(it => it.Value > 1))
            yield return (property, "names a certification more than once");

        var codes = catalogue.OfType<Certification>().Select(it => it.Code).ToHashSet();
        var obtainable = Obtainable([.. catalogue.OfType<Certification>()], codes);
        foreach (var (index, it) in catalogue.Index())
        {
            if (it is null) continue;
            foreach (var fault in FaultsOf(it, codes, obtainable))
                yield return ($"{property}[{index}].{fault.Property}", fault.Fault);
        }
    }

    private static IEnumerable<(string Property, string Fault)> FaultsOf(
        Certification it, HashSet<string> codes, HashSet<string> obtainable)
    {
        if (!Enum.IsDefined(it.Track)) yield return (nameof(it.Track), "must be sales or technical");
        if (it.CountsAs is { } track && !Enum.IsDefined(track)) yield return (nameof(it.CountsAs), "must be sales or technical");
        if (it.Requires is not { } required)
        {
            yield return (nameof(it.Requires), "is required");
            yield break;
        }

        if (required.Distinct().Count() < required.Count)
            yield return (nameof(it.Requires), "names a certification more than once");
        if (!required.All(codes.Contains)) yield return (nameof(it.Requires), "must be of the catalogue");
        else if (it.Code is not null && !obtainable.Contains(it.Code))
            yield return (nameof(it.Requires), "can never be met: what it requires requires it in the end");
    }

    /// <summary>
    /// Those that somebody who holds nothing can get one after the other. What is not in the catalogue stops nobody.
    /// </summary>
    private static HashSet<string> Obtainable(IReadOnlyList<Certification> catalogue, HashSet<string> codes)
    {
        var obtainable = new HashSet<string>();
        while (catalogue.FirstOrDefault(it => it.Code is not null && !obtainable.Contains(it.Code)
            && (it.Requires ?? []).All(code => obtainable.Contains(code) || !codes.Contains(code))) is { } next)
            obtainable.Add(next.Code);
        return obtainable;
    }
}
