using ChannelProgram.Domain.Common;

namespace ChannelProgram.Web.Common;

/// <summary>A text that is no id is answered like a missing resource, with 404.</summary>
internal readonly record struct RouteId<TId>(TId Value) where TId : struct, ITypedId<TId>
{
    public static implicit operator TId(RouteId<TId> id) => id.Value;

    public static bool TryParse(string? text, IFormatProvider? _, out RouteId<TId> id)
    {
        id = new(TId.From(Guid.TryParseExact(text, "D", out var value) ? value : Guid.Empty));
        return true;
    }
}
