using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ChannelProgram.Api.Tests.Store;

/// <summary>The grammar of the oldest supported version, SQL Server 2017, by Microsoft's own parser.</summary>
internal static class TransactSql
{
    /// <summary>Both engines have them, and mean the same by them; the last is what becomes of now().</summary>
    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "count", "sum", "min", "max", "lower", "upper", "concat", "concat_ws", "sysutcdatetime",
    };

    public static IEnumerable<string> FaultsOf(string sql)
    {
        Parse(sql, out var faults);
        return faults;
    }

    /// <summary>The same of SQL for either engine, in which a word that only one knows would be read as a name.</summary>
    public static IEnumerable<string> FaultsOfPlain(string sql)
    {
        var names = new Names();
        Parse(sql, out var faults)?.Accept(names);
        return faults.Concat(names.Strange.Select(it => $"{it} is not for either engine in {sql}"));
    }

    private static TSqlFragment? Parse(string sql, out List<string> faults)
    {
        // Not a field: a parser is not safe for concurrent use.
        var parsed = new TSql140Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        faults = [.. errors.Select(it => $"{it.Message} (line {it.Line}) in {sql}")];
        return parsed;
    }

    private sealed class Names : TSqlFragmentVisitor
    {
        public List<string> Strange { get; } = [];

        public override void Visit(FunctionCall node)
        {
            if (!Common.Contains(node.FunctionName.Value)) Strange.Add(node.FunctionName.Value);
        }

        public override void Visit(ColumnReferenceExpression node)
        {
            if (node.MultiPartIdentifier is { Identifiers: [{ Value: var name }] } && bool.TryParse(name, out _))
                Strange.Add(name);
        }
    }
}
