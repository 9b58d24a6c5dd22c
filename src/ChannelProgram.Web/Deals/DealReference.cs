using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Web.Deals;

/// <summary>A deal's id or number in a path; what is neither is answered like a missing deal.</summary>
internal readonly record struct DealReference(DealId? Id, DealNumber? Number)
{
    public static bool TryParse(string? text, IFormatProvider? _, out DealReference reference)
    {
        reference = Guid.TryParseExact(text, "D", out var id) ? new(new DealId(id), null)
            : DealNumber.TryParse(text, out var number) ? new(null, number)
            : default;
        return true;
    }
}

[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class DealReferenceAttribute : TextFormatAttribute
{
    public DealReferenceAttribute() : base(DealNumber.MaxTextLength, "^[0-9A-Za-z -]+$") =>
        (Description, Example) = (
            "The deal's id, or the number by which people quote it. What is neither answers like one that does not exist: 404.",
            "019aa5b2-8c00-7a3b-9f21-6d0c4b5e7f10");
}
