using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Common;

/// <summary>
/// The person that stored data is looked for of. It begins with an address or an id; each <see cref="IPersonalData"/> adds what
/// it knows the person by.
/// </summary>
/// <param name="within">Only what this partner has; null: all.</param>
/// <param name="id">Of a person or a user. It counts once a feature has found it in what the caller may read.</param>
/// <param name="ownOnly">Only what is of the user itself: nothing that others wrote.</param>
public sealed class DataSubject(PartnerId? within = null, string? phone = null, Guid? id = null, bool ownOnly = false)
{
    private readonly HashSet<string> _emails = [];
    private readonly HashSet<string> _names = [];
    private readonly Dictionary<Guid, HashSet<string>> _namesOf = [];

    public PartnerId? Within { get; } = within;

    public bool OwnOnly { get; } = ownOnly;

    /// <summary>Whatever anybody has.</summary>
    public bool Everywhere => Within is null && !OwnOnly;

    /// <summary>The id that was asked with, if one was.</summary>
    public IReadOnlyList<Guid> Asked { get; } = id is { } it ? [it] : [];

    public HashSet<Guid> People { get; } = [];

    public HashSet<Guid> Users { get; } = [];

    /// <summary>Where the person works or worked: what these partners wrote is searched for the name too.</summary>
    public HashSet<PartnerId> Partners { get; } = [];

    /// <summary>Deals in which the person is named.</summary>
    public HashSet<Guid> Deals { get; } = [];

    /// <summary>As <see cref="PersonTexts.Comparable"/> has them.</summary>
    public IReadOnlyList<string> Emails => _emails.ToList();

    public IReadOnlyList<string> Names => _names.ToList();

    public PersonTexts Texts => field is { } known && _known == Size ? known : Renew(ref field);

    /// <summary>With all names, wherever they count.</summary>
    public PersonTexts AllTexts => TextsOf(_namesOf.Keys);

    /// <summary>It grows with everything that is added.</summary>
    public int Size => _emails.Count + _names.Count + _namesOf.Values.Sum(it => it.Count)
        + People.Count + Users.Count + Partners.Count + Deals.Count;

    private int _known;

    public void AddEmail(string? email)
    {
        if (email is not (null or "" or PersonTexts.Mark)) _emails.Add(PersonTexts.Comparable(email));
    }

    public void AddName(string? name)
    {
        if (name is not (null or "" or PersonTexts.Mark)) _names.Add(PersonTexts.Comparable(name));
    }

    /// <summary>
    /// A name that somebody wrote beside an address, and nobody has confirmed: it may be a department's, or another person's. So
    /// it counts only in what these have.
    /// </summary>
    /// <param name="owners">A partner, and a deal of it.</param>
    public void AddNameOf(string? name, params IEnumerable<Guid> owners)
    {
        if (name is null or "" or PersonTexts.Mark) return;
        foreach (var owner in owners)
        {
            if (!_namesOf.TryGetValue(owner, out var names)) _namesOf[owner] = names = [];
            names.Add(PersonTexts.Comparable(name));
        }
    }

    /// <summary>What the person is found by in what these have.</summary>
    public PersonTexts TextsOf(params IEnumerable<Guid> owners)
    {
        string[] more = [.. owners.SelectMany(NamesOf).Except(_names)];
        return more is [] ? Texts : new(_emails, _names.Concat(more), phone);
    }

    /// <summary>What a partner's rows are searched for: it finds more than the names.</summary>
    public IReadOnlyList<string> LettersOfNames(PartnerId partner) =>
        [.. _names.Concat(NamesOf(partner.Value)).Select(PersonTexts.LettersOf).Distinct()];

    private HashSet<string> NamesOf(Guid owner) => _namesOf.TryGetValue(owner, out var names) ? names : [];

    private PersonTexts Renew(ref PersonTexts? texts)
    {
        _known = Size;
        return texts = new(_emails, _names, phone);
    }
}
