using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChannelProgram.Web.Common;

/// <summary>
/// A feature's part of the API: its endpoints and what the contract must know. Found automatically in this assembly.
/// </summary>
internal interface IApiFeature
{
    string Tag { get; }

    string TagDescription { get; }

    /// <summary>Who reads about it: the document begins with what partners use.</summary>
    Audience Audience => Audience.Staff;

    IEnumerable<ProblemMember> ProblemMembers => [];

    /// <summary>What a vendor's scope opens, by the resource it names; without an entry, that of every partner.</summary>
    IEnumerable<KeyValuePair<string, string>> VendorScopes => [];

    /// <summary>Members of examples that are dates and must lie ahead.</summary>
    IEnumerable<string> FutureDates => [];

    void AddServices(WebApplicationBuilder builder) { }

    void Map(IEndpointRouteBuilder routes);

    void Describe(SwaggerGenOptions options) { }
}

/// <summary>In the order of the document.</summary>
internal enum Audience { Partners, Everybody, Staff, Operators }

internal static class ApiFeatures
{
    public static IReadOnlyList<IApiFeature> All { get; } =
    [
        .. typeof(IApiFeature).Assembly.GetTypes()
            .Where(it => it is { IsClass: true, IsAbstract: false } && it.IsAssignableTo(typeof(IApiFeature)))
            .Select(it => (IApiFeature)Activator.CreateInstance(it)!)
            .OrderBy(it => it.Audience).ThenBy(it => it.Tag, StringComparer.Ordinal),
    ];

    public static void AddFeatures(this WebApplicationBuilder builder)
    {
        foreach (var feature in All) feature.AddServices(builder);
    }

    public static void MapFeatures(this IEndpointRouteBuilder routes)
    {
        foreach (var feature in All) feature.Map(routes.MapGroup("").WithTags(feature.Tag));
    }
}
