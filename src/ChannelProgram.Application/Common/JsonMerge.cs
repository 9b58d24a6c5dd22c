using System.Text.Json.Nodes;

namespace ChannelProgram.Application.Common;

/// <summary>How a JSON merge patch is applied (RFC 7396): null removes a member, a list replaces a list.</summary>
public static class JsonMerge
{
    public static void Apply(JsonObject patch, JsonObject target)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null) target.Remove(name);
            else if (value is JsonObject inner) Apply(inner, Inside(target, name));
            else target[name] = value.DeepClone();
        }
    }

    private static JsonObject Inside(JsonObject target, string name)
    {
        if (target[name] is JsonObject there) return there;
        var made = new JsonObject();
        target[name] = made;
        return made;
    }
}
