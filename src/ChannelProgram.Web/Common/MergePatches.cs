using System.Text.Json;
using System.Text.Json.Nodes;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Web.Common;

internal static class MergePatches
{
    public static IEnumerable<string> Leaves(JsonObject patch, string at = "") => patch.SelectMany(member =>
        member.Value is JsonObject inner ? Leaves(inner, $"{at}/{member.Key}") : [$"{at}/{member.Key}"]);

    public static T Apply<T>(JsonObject patch, T whole)
    {
        var target = JsonSerializer.SerializeToNode(whole, Json.Options)!.AsObject();
        JsonMerge.Apply(patch, target);
        return target.Deserialize<T>(Json.Options)!;
    }
}
