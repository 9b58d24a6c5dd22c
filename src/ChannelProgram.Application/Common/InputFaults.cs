namespace ChannelProgram.Application.Common;

/// <summary>
/// Faults found before a request could be built (wrong types, unknown members), by JSON pointer. They are reported together with
/// the rules that the request breaks.
/// </summary>
public sealed class InputFaults
{
    public const int Max = 100;

    private readonly SortedDictionary<string, List<string>> _byPointer = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    public bool Any => Count > 0;

    public string? OnlyCode { get; private set; }

    public IReadOnlyDictionary<string, List<string>> ByPointer => _byPointer;

    public void Add(string pointer, string message, string? code = null)
    {
        OnlyCode = ++Count == 1 ? code : null;
        if (!_byPointer.TryGetValue(pointer, out var messages)) _byPointer[pointer] = messages = [];
        messages.Add(message);
    }

    public void Clear()
    {
        _byPointer.Clear();
        (Count, OnlyCode) = (0, null);
    }
}
