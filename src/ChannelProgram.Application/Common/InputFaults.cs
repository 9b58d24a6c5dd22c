namespace ChannelProgram.Application.Common;

/// <summary>
/// Faults of the input that were met before a request could be made of it (wrong types, unknown members), by JSON
/// pointer. Kept for the scope, so that they are told together with the rules that the request breaks.
/// </summary>
public sealed class InputFaults
{
    private readonly SortedDictionary<string, List<string>> _byPointer = new(StringComparer.Ordinal);

    public bool Any => _byPointer.Count > 0;

    public IReadOnlyDictionary<string, List<string>> ByPointer => _byPointer;

    public void Add(string pointer, string message)
    {
        if (!_byPointer.TryGetValue(pointer, out var messages)) _byPointer[pointer] = messages = [];
        messages.Add(message);
    }
}
