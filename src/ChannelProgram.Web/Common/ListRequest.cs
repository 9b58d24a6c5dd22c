using System.Reflection;
using ChannelProgram.Application.Common;
using Microsoft.AspNetCore.Http.Metadata;

namespace ChannelProgram.Web.Common;

internal sealed record ListRequest<TFilter>(TFilter Filter, PageRequest Paging)
    : IBindableFromHttpContext<ListRequest<TFilter>>, IEndpointParameterMetadataProvider
    where TFilter : class, IListFilter, new()
{
    public static ValueTask<ListRequest<TFilter>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = QueryReader.Of(context);
        return ValueTask.FromResult<ListRequest<TFilter>?>(new(query.Filter<TFilter>(), query.Page()));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(
            new QueryParameters([.. FilterParameter.AllOf<TFilter>().Select(it => it.Described), .. Common.Paging.Parameters]));
}

/// <summary>Parameters of the query of something that is no list.</summary>
internal sealed record QueryRequest<TFilter>(TFilter Filter)
    : IBindableFromHttpContext<QueryRequest<TFilter>>, IEndpointParameterMetadataProvider
    where TFilter : class, IListFilter, new()
{
    public static ValueTask<QueryRequest<TFilter>?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<QueryRequest<TFilter>?>(new(QueryReader.Of(context).Filter<TFilter>()));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new QueryParameters([.. FilterParameter.AllOf<TFilter>().Select(it => it.Described)]));
}

internal sealed record PageParameters(PageRequest Paging)
    : IBindableFromHttpContext<PageParameters>, IEndpointParameterMetadataProvider
{
    public static ValueTask<PageParameters?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<PageParameters?>(new(QueryReader.Of(context).Page()));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new QueryParameters(Common.Paging.Parameters));
}
