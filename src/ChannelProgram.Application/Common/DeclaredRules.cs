using System.Collections;
using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Common;

/// <summary>
/// Marks the member that is the body of the request. Faults are located relative to it, and the rules of its type apply.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class RequestBodyAttribute : Attribute;

/// <summary>
/// What is wrong with an item of this list is no fault of the request: the answer tells it, item by item. An item must be there
/// and have the right types all the same.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ItemsAnsweredApartAttribute : Attribute;

/// <summary>
/// Checks a request, nested records included, against the attributes of its members: <see cref="RequiredAttribute"/>,
/// <see cref="RequiredUnlessDraftAttribute"/>, <see cref="TextFormatAttribute"/>, <see cref="CountAttribute"/>. At most one such
/// fault per member.
/// </summary>
internal static class DeclaredRules
{
    private static readonly ConcurrentDictionary<Type, Member[]> MembersOf = new();

    public static IEnumerable<(string Pointer, string Message)> FaultsOf(object judged) =>
        FaultsIn(judged, "", judged is IDraftRequest);

    private static IEnumerable<(string Pointer, string Message)> FaultsIn(object whole, string pointer, bool isDraft)
    {
        foreach (var member in MembersOf.GetOrAdd(whole.GetType(), Member.AllOf))
        {
            var at = member.IsBody ? pointer : $"{pointer}/{member.Name}";
            foreach (var fault in FaultsOf(member, member.Property.GetValue(whole), at, isDraft)) yield return fault;
        }
    }

    private static IEnumerable<(string Pointer, string Message)> FaultsOf(
        Member member, object? value, string at, bool isDraft)
    {
        switch (value)
        {
            case null when member.IsRequired || (member.IsRequiredUnlessDraft && !isDraft):
                return [(at, member.Count?.FaultOf(0) ?? Messages.Required)];
            case null:
                return [];
            case string text:
                return member.Text is { } format && FaultOf(
                    text, format, member.IsRequired || member.IsRequiredUnlessDraft) is { } fault ? [(at, fault)] : [];
            case IMergePatch patch:
                return FaultsIn(patch.Given, at, isDraft).Where(it => patch.Names(it.Pointer));
            case ICollection items when !(isDraft && items.Count == 0) && member.Count?.FaultOf(items.Count) is { } wrong:
                return [(at, wrong)];
            case IEnumerable items:
                var item = member.OfItems;
                return items.Cast<object?>().Index().SelectMany(it => FaultsOf(item, it.Item, $"{at}/{it.Index}", isDraft));
            default:
                return member.IsNested ? FaultsIn(value, at, isDraft) : [];
        }
    }

    private static string? FaultOf(string text, TextFormatAttribute format, bool isRequired) =>
        !format.IsBlank(text) ? format.FaultOf(text) : isRequired ? Messages.Required : Messages.Blank;

    private sealed record Member(
        PropertyInfo Property, string Name, bool IsBody, bool IsRequired, bool IsRequiredUnlessDraft, bool IsNested,
        TextFormatAttribute? Text, CountAttribute? Count)
    {
        /// <summary>An item of a list must not be null.</summary>
        public Member OfItems => this with { IsRequired = true, Count = null };

        public static Member[] AllOf(Type type) =>
        [
            .. from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
               where property.GetIndexParameters() is []
               let member = new Member(
                   property,
                   $"{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}",
                   property.Declares<RequestBodyAttribute>() is not null,
                   property.Declares<RequiredAttribute>() is not null,
                   property.Declares<RequiredUnlessDraftAttribute>() is not null,
                   MayHoldMembers(property.PropertyType, type.Assembly)
                   && property.Declares<ItemsAnsweredApartAttribute>() is null,
                   property.Declares<TextFormatAttribute>(),
                   property.Declares<CountAttribute>())
               where member is { IsRequired: true } or { IsRequiredUnlessDraft: true } or { IsNested: true }
                   or { Text: not null } or { Count: not null }
               select member,
        ];

        private static bool MayHoldMembers(Type type, Assembly own) =>
            type.IsArray ? MayHoldMembers(type.GetElementType()!, own)
            : type.IsGenericType && type.Assembly != own ? type.GenericTypeArguments.Any(it => MayHoldMembers(it, own))
            : type is { IsClass: true } && (type.Assembly == own || typeof(IMergePatch).IsAssignableFrom(type));
    }
}
