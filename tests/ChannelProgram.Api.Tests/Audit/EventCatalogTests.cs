using System.Reflection;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Outbox;

namespace ChannelProgram.Api.Tests.Audit;

public class EventCatalogTests
{
    private static readonly Type[] Plain =
        [typeof(string), typeof(bool), typeof(int), typeof(decimal), typeof(Guid), typeof(DateTimeOffset), typeof(DateOnly)];

    [Fact]
    public void Bodies_have_plain_values_only_so_that_renaming_a_type_of_the_domain_changes_no_stored_row() => Assert.Empty(
        EventCatalog.All.SelectMany(it => new[] { it.Audited, it.Published }).OfType<Type>().Distinct()
            .SelectMany(it => NotPlain(it, it)));

    [Fact]
    public void Names_say_what_happened_to_what_and_each_is_described_by_a_sentence() => Assert.All(EventCatalog.All, it =>
    {
        Assert.Matches("^[a-z][a-zA-Z]*\\.[a-z][a-zA-Z]*$", it.Name);
        Assert.True(it.Name.Length <= EventType.MaxNameLength);
        Assert.Matches("^[A-Z].*\\.$", it.Description);
    });

    private static IEnumerable<string> NotPlain(Type body, Type part) =>
        part.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .SelectMany(it => NotPlain(body, part, it.Name, Item(it.PropertyType)));

    private static IEnumerable<string> NotPlain(Type body, Type part, string member, Type type) =>
        Plain.Contains(type) ? []
        : type.DeclaringType == body ? NotPlain(body, type)
        : [$"{part.Name}.{member} is a {type.Name}"];

    private static Type Item(Type type) =>
        Nullable.GetUnderlyingType(type)
        ?? (type.IsConstructedGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? type.GenericTypeArguments[0]
            : type);
}
