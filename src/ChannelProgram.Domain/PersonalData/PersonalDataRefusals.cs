using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.PersonalData;

/// <summary>Error codes are published: they never change.</summary>
public static class PersonalDataRefusals
{
    public static readonly Refusal NoSuchPerson = new(RefusalKind.NotFound, "notFound", "There is no such person or partner.");

    public static readonly Refusal ReasonNamesPerson = Refusal.Invalid(
        new Dictionary<string, string[]> { ["/reason"] = ["is kept, so it must not name the person or the address"] });
}
