using System.Threading.Channels;
using Npgsql;

namespace ChannelProgram.Bench.Raw;

/// <summary>Connections with all their statements prepared; few, because two processors do no more at once.</summary>
internal sealed class SessionPool(NpgsqlDataSource database)
{
    public const int MaxSessions = 32;

    private readonly Channel<Session> _free = Channel.CreateUnbounded<Session>();
    private int _opened;

    public ValueTask<Session> Take() =>
        _free.Reader.TryRead(out var session) ? new(session)
        : Volatile.Read(ref _opened) < MaxSessions && Interlocked.Increment(ref _opened) <= MaxSessions ? Open()
        : _free.Reader.ReadAsync();

    public void Return(Session session) => _free.Writer.TryWrite(session);

    /// <summary>Whose a client is and in which tier.</summary>
    public async Task<(Guid Partner, string Tier)> PartnerOf(string client)
    {
        await using var connection = await database.OpenConnectionAsync();
        const string sql = "SELECT p.id, p.tier FROM api_clients c JOIN partners p ON p.id = c.partner WHERE c.client_id = $1";
        await using var query = new NpgsqlCommand(sql, connection);
        query.Parameters.Add(new() { Value = client });
        await using var row = await query.ExecuteReaderAsync();
        return await row.ReadAsync() ? (row.GetGuid(0), row.GetString(1)) : (Guid.Empty, "");
    }

    private async ValueTask<Session> Open()
    {
        var connection = await database.OpenConnectionAsync();
        var session = new Session(new DealReader(connection), new RegistrationWriter(connection));
        await session.Reader.Prepare();
        return session;
    }
}

internal sealed record Session(DealReader Reader, RegistrationWriter Writer);
