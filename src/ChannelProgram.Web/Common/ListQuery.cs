using System.Reflection;
using ChannelProgram.Application.Common;
using Microsoft.AspNetCore.Http.Metadata;

namespace ChannelProgram.Web.Common;

/// <summary>What a list is asked for in the query: which of its items, and which page of them.</summary>
internal sealed record ListQuery<TFilter>(TFilter Filter, PageRequest Paging)
    : IBindableFromHttpContext<ListQuery<TFilter>>, IEndpointParameterMetadataProvider
    where TFilter : class, IListFilter, new()
{
    public static ValueTask<ListQuery<TFilter>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = QueryReader.Of(context);
        return ValueTask.FromResult<ListQuery<TFilter>?>(new(query.Filter<TFilter>(), query.Page()));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(
            new QueryParameters([.. FilterParameter.AllOf<TFilter>().Select(it => it.Described), .. Common.Paging.Parameters]));
}

/// <summary>Which page of a list that has no filters.</summary>
internal sealed record PageQuery(PageRequest Paging) : IBindableFromHttpContext<PageQuery>, IEndpointParameterMetadataProvider
{
    public static ValueTask<PageQuery?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<PageQuery?>(new(QueryReader.Of(context).Page()));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new QueryParameters(Common.Paging.Parameters));
}
