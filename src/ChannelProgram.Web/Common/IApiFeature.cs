using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChannelProgram.Web.Common;

/// <summary>
/// A part of the API, in the folder of its feature: its endpoints and what else the contract has to know of it. It is found in
/// this assembly; nothing central names it.
/// </summary>
internal interface IApiFeature
{
    /// <summary>What its operations are grouped by.</summary>
    string Tag { get; }

    string TagDescription { get; }

    /// <summary>What its refusals tell beyond the members that every problem has.</summary>
    IEnumerable<ProblemMember> ProblemMembers => [];

    void Map(IEndpointRouteBuilder routes);

    /// <summary>What the OpenAPI document has to know of its types beyond what is derived.</summary>
    void Describe(SwaggerGenOptions options) { }
}

internal static class ApiFeatures
{
    public static IReadOnlyList<IApiFeature> All { get; } =
    [
        .. typeof(IApiFeature).Assembly.GetTypes()
            .Where(it => it is { IsClass: true, IsAbstract: false } && it.IsAssignableTo(typeof(IApiFeature)))
            .Select(it => (IApiFeature)Activator.CreateInstance(it)!)
            .OrderBy(it => it.Tag, StringComparer.Ordinal),
    ];

    public static void MapFeatures(this IEndpointRouteBuilder routes)
    {
        foreach (var feature in All) feature.Map(routes.MapGroup("").WithTags(feature.Tag));
    }
}
