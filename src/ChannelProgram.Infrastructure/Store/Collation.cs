namespace ChannelProgram.Infrastructure.Store;

/// <summary>For queries, where the model of each engine translates it.</summary>
internal static class Collation
{
    /// <summary>
    /// The text of a column, compared by the column's own rules. Needed where it meets a table of parameters: there SQL Server
    /// gives texts the database's collation, and refuses to choose between two.
    /// </summary>
    public static string OfColumn(string text) => throw new NotSupportedException("It is for queries only.");
}
