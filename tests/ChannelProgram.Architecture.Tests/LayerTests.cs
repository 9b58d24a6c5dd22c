using System.Reflection;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Infrastructure.Store;
using MediatR;

namespace ChannelProgram.Architecture.Tests;

public class LayerTests
{
    private static readonly Assembly Domain = typeof(Deal).Assembly;
    private static readonly Assembly Application = typeof(Mediation).Assembly;
    private static readonly Assembly Infrastructure = typeof(ChannelDb).Assembly;
    private static readonly Assembly PostgreSql = typeof(ChannelProgram.Infrastructure.PostgreSql.Engine).Assembly;
    private static readonly Assembly SqlServer = typeof(ChannelProgram.Infrastructure.SqlServer.Engine).Assembly;

    [Fact]
    public void The_domain_depends_on_nothing_but_the_language() =>
        Assert.All(References(Domain), it => Assert.StartsWith("System.", it));

    [Fact]
    public void The_application_knows_the_domain_and_no_outer_layer()
    {
        Assert.Contains("ChannelProgram.Domain", References(Application));
        Assert.DoesNotContain(References(Application), it =>
            it.StartsWith("ChannelProgram.", StringComparison.Ordinal) && it != "ChannelProgram.Domain"
            || it.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || it.Contains("Relational", StringComparison.Ordinal)
            || it.StartsWith("Npgsql", StringComparison.Ordinal));
    }

    [Fact]
    public void The_infrastructure_knows_no_web_and_no_engine()
    {
        Assert.DoesNotContain("ChannelProgram.Web", References(Infrastructure));
        Assert.DoesNotContain(References(Infrastructure), it =>
            it.StartsWith("Npgsql", StringComparison.Ordinal) || it.Contains("SqlClient", StringComparison.Ordinal));
        Assert.Contains(References(PostgreSql), it => it.StartsWith("Npgsql", StringComparison.Ordinal));
        Assert.DoesNotContain(
            References(PostgreSql), it => it == "ChannelProgram.Web" || it.Contains("SqlClient", StringComparison.Ordinal));
        Assert.Contains("Microsoft.Data.SqlClient", References(SqlServer));
        Assert.DoesNotContain(
            References(SqlServer), it => it == "ChannelProgram.Web" || it.StartsWith("Npgsql", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_in_the_domain_is_floating_point()
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
            | BindingFlags.DeclaredOnly;
        var floating =
            from type in Domain.GetTypes()
            from member in type.GetMembers(All)
            from used in member switch
            {
                FieldInfo field => [field.FieldType],
                MethodBase method => method.GetParameters().Select(it => it.ParameterType)
                    .Concat(method.GetMethodBody()?.LocalVariables.Select(it => it.LocalType) ?? [])
                    .Concat(method is MethodInfo { ReturnType: var returned } ? [returned] : []),
                _ => Enumerable.Empty<Type>(),
            }
            where used == typeof(double) || used == typeof(float) || used == typeof(double?) || used == typeof(float?)
            select $"{type.Name}.{member.Name}";

        Assert.Empty(floating.Distinct());
    }

    [Fact]
    public void Every_use_case_is_one_file_of_its_name()
    {
        var useCases = Application.GetTypes().Where(type => type.GetInterfaces().Any(it =>
            it.IsGenericType && it.GetGenericTypeDefinition() == typeof(IRequest<>))).ToList();

        Assert.NotEmpty(useCases);
        Assert.All(useCases, type =>
        {
            var folder = type.Namespace!["ChannelProgram.Application.".Length..];
            Assert.True(
                File.Exists(Path.Combine(SourceFiles.Root, "src", "ChannelProgram.Application", folder, type.Name + ".cs")),
                type.Name);
            Assert.Contains(type.GetNestedTypes(), it => it.Name == "Handler");
        });
    }

    private static string[] References(Assembly assembly) => [.. assembly.GetReferencedAssemblies().Select(it => it.Name!)];
}
