using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ChannelProgram.Api.Tests.Store;

/// <summary>The grammar of the oldest supported version, SQL Server 2017, by Microsoft's own parser.</summary>
internal static class TransactSql
{
    public static IEnumerable<string> FaultsOf(string sql)
    {
        // Not a field: a parser is not safe for concurrent use.
        new TSql140Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        return errors.Select(it => $"{it.Message} (line {it.Line}) in {sql}");
    }
}
