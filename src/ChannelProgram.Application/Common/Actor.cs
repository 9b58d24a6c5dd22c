using System.Text.Json.Serialization;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Common;

public enum ActorKind { Partner, Vendor, System }

/// <summary>Who did it.</summary>
/// <param name="Name">A person's e-mail address or a client's id. The vendor's people are named to the vendor only.</param>
public sealed record Actor(
    ActorKind Kind,
    [Line(EmailAttribute.MaxEmailLength)]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name)
{
    public static Actor Of(CallerKind by, string? name) => new(
        by switch
        {
            CallerKind.PartnerSystem or CallerKind.PartnerUser => ActorKind.Partner,
            CallerKind.VendorSystem or CallerKind.Staff => ActorKind.Vendor,
            CallerKind.Program => ActorKind.System,
        },
        name);
}
