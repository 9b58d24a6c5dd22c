namespace ChannelProgram.Application.Common;

/// <summary>
/// Faults of the input that were met before a request could be made of it (wrong types, unknown members), by JSON
/// pointer. Kept for the scope, so that they are told together with the rules that the request breaks.
/// </summary>
public sealed class InputFaults
{
    /// <summary>So many are told; who has found as many may stop looking.</summary>
    public const int Max = 100;

    private readonly SortedDictionary<string, List<string>> _byPointer = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    public bool Any => Count > 0;

    /// <summary>The code that the only fault names for the refusal; null if it names none or is not the only one.</summary>
    public string? OnlyCode { get; private set; }

    public IReadOnlyDictionary<string, List<string>> ByPointer => _byPointer;

    public void Add(string pointer, string message, string? code = null)
    {
        OnlyCode = ++Count == 1 ? code : null;
        if (!_byPointer.TryGetValue(pointer, out var messages)) _byPointer[pointer] = messages = [];
        messages.Add(message);
    }

    /// <summary>The same input is about to be read again.</summary>
    public void Clear()
    {
        _byPointer.Clear();
        (Count, OnlyCode) = (0, null);
    }
}
