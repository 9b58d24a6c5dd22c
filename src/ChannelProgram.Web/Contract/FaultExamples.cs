using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;
using Microsoft.Net.Http.Headers;

namespace ChannelProgram.Web.Contract;

/// <summary>A fault that a request of this operation can have, at a place that it has.</summary>
internal static class FaultExamples
{
    public static Problem Of(Operation about) => about switch
    {
        { Body: { } body } when OfBody(Json.Options.GetTypeInfo(body.Type)) is var (pointer, fault) =>
            Problem.Invalid(pointer, fault),
        { File: not null } => Problem.Invalid(ReadsFile.Pointer, FileForm.NoFile),
        { Query: [.., { Name: Paging.After }] } => Problem.Invalid(Paging.Limit, Paging.LimitFault),
        { Query: [var first, ..] } => Problem.Invalid(first.Name, first.Fault!),
        { SupportsIfMatch: true } => Problem.Invalid(HeaderNames.IfMatch, Preconditions.Fault),
        { IsRepeatable: true } => Problem.Invalid(IdempotencyMiddleware.Header, IdempotencyMiddleware.Fault),
        // Only a parameter too many can be wrong.
        _ => Problem.Invalid("unknown", InputMiddleware.UnknownParameter),
    };

    private static (string Pointer, string Fault)? OfBody(JsonTypeInfo body) => body.Properties switch
    {
        _ when OfRequired(body) is { } required => required,
        [{ PropertyType: var type } first, ..] =>
            ($"/{first.Name}", JsonFaultFinder.Expected(Nullable.GetUnderlyingType(type) ?? type, Json.Options)),
        [] => null,
    };

    /// <summary>Of the first required member, and in it the first again.</summary>
    private static (string Pointer, string Fault)? OfRequired(JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
            if (member.AttributeProvider is PropertyInfo property && property.Declares<RequiredAttribute>() is not null)
                return OfRequired(Json.Options.GetTypeInfo(member.PropertyType)) is var (pointer, fault)
                    ? ($"/{member.Name}{pointer}", fault)
                    : ($"/{member.Name}", property.Declares<CountAttribute>()?.FaultOf(0) ?? "is required");
        return null;
    }
}
