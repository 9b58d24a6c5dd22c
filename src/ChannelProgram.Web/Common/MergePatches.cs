using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChannelProgram.Web.Common;

internal static class MergePatches
{
    public static IEnumerable<string> Leaves(JsonObject patch, string at = "") => patch.SelectMany(member =>
        member.Value is JsonObject inner ? Leaves(inner, $"{at}/{member.Key}") : [$"{at}/{member.Key}"]);

    public static T Apply<T>(JsonObject patch, T whole)
    {
        var target = JsonSerializer.SerializeToNode(whole, Json.Options)!.AsObject();
        Merge(patch, target);
        return target.Deserialize<T>(Json.Options)!;
    }

    private static void Merge(JsonObject patch, JsonObject target)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null) target.Remove(name);
            else if (value is JsonObject inner) Merge(inner, Inside(target, name));
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
