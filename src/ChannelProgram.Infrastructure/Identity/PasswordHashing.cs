using Microsoft.AspNetCore.Identity;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>
/// Passwords are hashed slowly on purpose: no more at once than there are processors. Of those who wait the newest goes first.
/// In a flood of wrong sign-ins a queue would make everybody wait for all of it; so most right ones wait for one or two.
/// </summary>
internal sealed class PasswordHashing(IPasswordHasher<PortalUser> hasher)
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);
    private static readonly PortalUser Nobody = new();

    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource<bool>> _waiting = [];
    private int _free = Environment.ProcessorCount;

    // Made by the hasher in use, so that comparing takes as long as with a real hash.
    private readonly Lazy<string> _nobodysHash = new(() => hasher.HashPassword(Nobody, "a password of nobody"));

    /// <returns>Null: there was no free slot for too long. Otherwise the slot is free again once this is disposed.</returns>
    public async Task<IDisposable?> Enter(CancellationToken ct)
    {
        var turn = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return new Slot(this);
            }

            _waiting.AddFirst(turn);
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(MaxWait);
        await using var registration = timeout.Token.Register(() => turn.TrySetResult(false));
        if (await turn.Task) return new Slot(this);

        lock (_lock) _waiting.Remove(turn);
        ct.ThrowIfCancellationRequested();
        return null;
    }

    /// <summary>Takes as long as a real comparison, for an unknown user.</summary>
    public bool MatchesNobody(string password)
    {
        hasher.VerifyHashedPassword(Nobody, _nobodysHash.Value, password);
        return false;
    }

    private void Leave()
    {
        lock (_lock)
        {
            while (_waiting.First is { } newest)
            {
                _waiting.RemoveFirst();
                if (newest.Value.TrySetResult(true)) return;
            }

            _free++;
        }
    }

    private sealed class Slot(PasswordHashing hashing) : IDisposable
    {
        public void Dispose() => hashing.Leave();
    }
}
