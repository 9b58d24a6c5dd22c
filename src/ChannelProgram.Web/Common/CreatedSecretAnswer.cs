using System.Reflection;
using ChannelProgram.Domain.Common;
using Microsoft.AspNetCore.Http.Metadata;

namespace ChannelProgram.Web.Common;

internal sealed class CreatedSecretAnswer<T>(Result<T> result, Func<T, string> location) : IResult, IEndpointMetadataProvider
    where T : IToldOnce
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.CacheControl = "no-store";
        if (result.Refusal is { } refusal) return Answers.Refuse(httpContext, refusal);

        httpContext.Features.Set(new ReplayedBody(Json.Bytes(result.Value.WithoutSecret())));
        httpContext.Response.Headers.Location = location(result.Value);
        return Answers.Write(httpContext, StatusCodes.Status201Created, Json.Bytes(result.Value));
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        Answers.Describe(builder, StatusCodes.Status201Created, typeof(T), AnswerKind.Secret);
}
