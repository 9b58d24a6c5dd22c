namespace ChannelProgram.Application.Common;

/// <summary>What a change leaves to be done between the commit of its transaction and the answer.</summary>
public sealed class AfterCommit
{
    private readonly List<Func<Task>> _work = [];

    public void Do(Func<Task> work) => _work.Add(work);

    public void Clear() => _work.Clear();

    public async Task Run()
    {
        Func<Task>[] work = [.. _work];
        Clear();
        foreach (var it in work) await it();
    }
}
