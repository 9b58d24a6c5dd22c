using System.Runtime.CompilerServices;

namespace ChannelProgram.ClientGenerator.Tests;

public class GeneratedClientTests
{
    private static readonly string Folder = PathOf("src/ChannelProgram.Client/Generated");

    [Fact]
    public async Task The_client_is_that_of_the_contract()
    {
        var current = ClientSource.Of(await Contract.Read(PathOf("api-specs/channel-program.v1.json")));

        var written = Directory.GetFiles(Folder).ToDictionary(it => Path.GetFileName(it)!, File.ReadAllText);
        var changed = current.Keys.Union(written.Keys)
            .Where(it => current.GetValueOrDefault(it) != written.GetValueOrDefault(it)).Order(StringComparer.Ordinal);
        Assert.True(!changed.Any(), $"Run scripts/update-contracts: {string.Join(", ", changed)}");
    }

    private static string PathOf(string file) => Path.GetFullPath(Path.Combine(Here(), "..", "..", file));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
