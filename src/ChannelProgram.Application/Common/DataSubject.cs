using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Common;

/// <summary>
/// The person that stored data is looked for of. It begins with an address or an id; each <see cref="IPersonalData"/> adds what
/// it knows the person by.
/// </summary>
/// <param name="within">Only what this partner has; null: all.</param>
public sealed class DataSubject(PartnerId? within = null, string? phone = null)
{
    private readonly HashSet<string> _emails = [];
    private readonly HashSet<string> _names = [];

    public PartnerId? Within { get; } = within;

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

    /// <summary>It grows with everything that is added.</summary>
    public int Size => _emails.Count + _names.Count + People.Count + Users.Count + Partners.Count + Deals.Count;

    private int _known;

    public void AddEmail(string? email)
    {
        if (email is not (null or "" or PersonTexts.Mark)) _emails.Add(PersonTexts.Comparable(email));
    }

    public void AddName(string? name)
    {
        if (name is not (null or "" or PersonTexts.Mark)) _names.Add(PersonTexts.Comparable(name));
    }

    private PersonTexts Renew(ref PersonTexts? texts)
    {
        _known = Size;
        return texts = new(_emails, _names, phone);
    }
}
