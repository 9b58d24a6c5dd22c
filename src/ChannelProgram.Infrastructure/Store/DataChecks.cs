using System.Data;
using System.Runtime.CompilerServices;
using ChannelProgram.Application.Common;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Store;

internal sealed class DataChecks(ChannelDb db, IEngine engine, IEnumerable<IDataCheck> checks) : IDataChecks
{
    /// <summary>Some questions read whole tables.</summary>
    private static readonly TimeSpan Patient = TimeSpan.FromHours(1);

    public async IAsyncEnumerable<(IDataCheck Check, DataFault Fault)> Run([EnumeratorCancellation] CancellationToken ct)
    {
        db.Database.SetCommandTimeout(Patient);
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.Snapshot, ct);
        if (engine.SetReadOnly is { } sql) await db.Database.ExecuteSqlRawAsync(sql, ct);
        foreach (var check in checks.OrderBy(it => it.Name, StringComparer.Ordinal))
            foreach (var question in check.Questions)
                await foreach (var fault in question.AsAsyncEnumerable().WithCancellation(ct))
                    yield return (check, fault);
    }
}
