using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace ChannelProgram.Bench.Raw;

/// <summary>The keys that the product keeps in its database.</summary>
internal sealed class StoredKeys(NpgsqlDataSource database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var query = database.CreateCommand("SELECT xml FROM data_protection_keys ORDER BY id");
        using var rows = query.ExecuteReader();
        var keys = new List<XElement>();
        while (rows.Read()) keys.Add(XElement.Parse(rows.GetString(0)));
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName) =>
        throw new NotSupportedException("Keys are the product's to make.");
}
