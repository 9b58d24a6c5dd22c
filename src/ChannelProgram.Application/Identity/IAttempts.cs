namespace ChannelProgram.Application.Identity;

/// <summary>How often something may be tried. All limits are here; docs/sign-in.md tells them.</summary>
/// <param name="Per">Counted from the first attempt on; after that all is forgotten.</param>
public sealed record AttemptLimit(string Name, int Max, TimeSpan Per)
{
    /// <summary>Wrong passwords for one address from one source: whoever guesses elsewhere does not lock its owner out.</summary>
    public static readonly AttemptLimit SignIn = new("signIn", 5, TimeSpan.FromMinutes(5));

    /// <summary>Wrong passwords from one source, for whatever addresses. An office may sign in through one.</summary>
    public static readonly AttemptLimit SignInFromSource = new("signInFromSource", 50, TimeSpan.FromMinutes(10));

    /// <summary>Wrong codes of one person, wherever from: the password was right each time.</summary>
    public static readonly AttemptLimit Code = new("code", 10, TimeSpan.FromMinutes(15));

    /// <summary>Wrong passwords of a person who is signed in.</summary>
    public static readonly AttemptLimit Confirmation = new("confirmation", 5, TimeSpan.FromMinutes(5));

    public static readonly AttemptLimit ForgottenFromSource = new("forgottenFromSource", 20, TimeSpan.FromHours(1));

    /// <summary>Mails to one person. Those that were sent stay good: a stranger who uses them up takes nothing away.</summary>
    public static readonly AttemptLimit Forgotten = new("forgotten", 3, TimeSpan.FromHours(1));

    /// <summary>Applications to become a partner, each of which sends a mail to whom it names.</summary>
    public static readonly AttemptLimit ApplicationFromSource = new("applicationFromSource", 50, TimeSpan.FromHours(1));

    /// <summary>Mails about applications to one address: further ones send none, and are answered alike.</summary>
    public static readonly AttemptLimit ApplicationToAddress = new("applicationToAddress", 3, TimeSpan.FromHours(1));

    /// <summary>Invitations of a partner, or the vendor, to one address: each sends a mail to whom it names.</summary>
    public static readonly AttemptLimit InvitationToAddress = new("invitationToAddress", 3, TimeSpan.FromHours(1));

    /// <summary>Changes of a person's address: each sends a mail to whom it names.</summary>
    public static readonly AttemptLimit EmailChange = new("emailChange", 5, TimeSpan.FromHours(1));
}

/// <summary>Counted in the database for all nodes, at once and whatever becomes of the caller's transaction.</summary>
public interface IAttempts
{
    /// <returns>Null: it was counted. Otherwise it was tried too often; for how long that lasts.</returns>
    Task<TimeSpan?> TryCount(AttemptLimit limit, string of, CancellationToken ct);

    /// <summary>It was no failure after all.</summary>
    Task GiveBack(AttemptLimit limit, string of, CancellationToken ct);

    /// <summary>Nothing was tried.</summary>
    Task Forget(AttemptLimit limit, string of, CancellationToken ct);
}
