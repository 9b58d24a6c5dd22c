using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.ApiClients;

/// <summary>What people called their systems.</summary>
internal sealed class ClientPersonalData(ChannelDb db) : IPersonalData
{
    public string Place => "apiClients";

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct) =>
    [
        .. (await Named(subject, ct)).Select(it => PersonalRecords.Of(it.Id, it.Partner, ("/name", it.DisplayName)))
            .OfType<PersonalRecord>(),
    ];

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct)
    {
        var found = await Named(subject, ct);
        foreach (var it in found) it.DisplayName = subject.Texts.Redact(it.DisplayName);
        return found.Count;
    }

    private async Task<IReadOnlyList<ApiClient>> Named(DataSubject subject, CancellationToken ct)
    {
        List<PartnerId?> partners = [.. subject.Partners];
        var all = db.Set<ApiClient>().Where(it => it.DisplayName != null);
        all = subject.Within is { } only
            ? all.Where(it => it.Partner == only)
            : all.Where(it => it.Partner == null || partners.Contains(it.Partner) || EF.Functions.Like(it.DisplayName, "%@%"));
        return [.. (await all.ToListAsync(ct)).Where(it => subject.Texts.AreIn(it.DisplayName))];
    }
}
