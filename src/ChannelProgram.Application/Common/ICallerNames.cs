namespace ChannelProgram.Application.Common;

/// <summary>What people and systems are called, by their ids.</summary>
public interface ICallerNames
{
    /// <returns>
    /// The e-mail address of each that is a person, the id of each that is a system; null for those that the caller is not told
    /// of.
    /// </returns>
    Task<IReadOnlyDictionary<string, string?>> Of(IEnumerable<string> callers, CancellationToken ct);
}

public static class PartnersPeople
{
    /// <summary>One of the partner, as a person or a system.</summary>
    public static Actor OfPartner(this IReadOnlyDictionary<string, string?> names, string caller) =>
        new(ActorKind.Partner, names[caller]);
}
