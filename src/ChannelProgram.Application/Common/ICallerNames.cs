namespace ChannelProgram.Application.Common;

/// <summary>What people and systems are called, by their ids.</summary>
public interface ICallerNames
{
    /// <returns>The e-mail address of each that is a person; a system is called by its id, and is not here.</returns>
    Task<IReadOnlyDictionary<string, string?>> Of(IEnumerable<string> callers, CancellationToken ct);
}

public static class PartnersPeople
{
    /// <summary>One of the partner, as a person or a system.</summary>
    public static Actor OfPartner(this IReadOnlyDictionary<string, string?> names, string caller) =>
        new(ActorKind.Partner, names.GetValueOrDefault(caller, caller));
}
