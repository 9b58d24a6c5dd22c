using System.Text;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>
/// Answers that are kept for a day, to be given again for an idempotency key. They only repeat what is stored elsewhere, so they
/// are found with that. One that names the person is dropped: its key counts as new.
/// </summary>
internal sealed class KeptAnswersPersonalData(ChannelDb db) : IPersonalData
{
    public string Place => "keptAnswers";

    public Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<PersonalRecord>>([]);

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct)
    {
        var (all, naming) = (db.Set<KeptKey>(), new List<byte[]>());
        // Read one after the other: no database compares bytes with names, and a day's answers do not fit into memory.
        var answers = all.AsNoTracking().Select(it => new { it.Key, it.Body }).AsAsyncEnumerable();
        await foreach (var it in answers.WithCancellation(ct))
            if (subject.Texts.AreIn(Encoding.UTF8.GetString(it.Body))) naming.Add(it.Key);

        var dropped = 0;
        foreach (var some in naming.Chunk(1000)) dropped += await all.Where(it => some.Contains(it.Key)).ExecuteDeleteAsync(ct);
        return dropped;
    }
}
