using ChannelProgram.ClientGenerator;

if (args is not [var document, var folder])
{
    Console.Error.WriteLine("Writes the client of an OpenAPI document: ChannelProgram.ClientGenerator <document> <folder>");
    return 1;
}

var files = ClientSource.Of(await Contract.Read(document));
if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
Directory.CreateDirectory(folder);
foreach (var (name, text) in files) await File.WriteAllTextAsync(Path.Combine(folder, name), text);
return 0;
