using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Store;

internal static class StoredText
{
    /// <summary>For queries only: in capitals, as the database makes them.</summary>
    public static string Upper(string? text) => throw new NotSupportedException("It is translated to SQL.");

    public static void MapStoredText(this ModelBuilder builder) =>
        builder.HasDbFunction(() => Upper("")).HasName("UPPER").IsBuiltIn();
}
