using ChannelProgram.Domain.Common;

namespace ChannelProgram.Web.Common;

/// <summary>An id in a route. What is no id names nothing: it answers like an absent one, with 404.</summary>
internal readonly record struct RouteId<TId>(TId Value) where TId : struct, ITypedId<TId>
{
    public static implicit operator TId(RouteId<TId> id) => id.Value;

    public static bool TryParse(string? text, IFormatProvider? _, out RouteId<TId> id)
    {
        id = new(TId.From(Guid.TryParseExact(text, "D", out var value) ? value : Guid.Empty));
        return true;
    }
}
