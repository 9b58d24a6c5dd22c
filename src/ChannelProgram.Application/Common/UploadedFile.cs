namespace ChannelProgram.Application.Common;

/// <summary>A file that came with a request. It lies on the disk, not in memory, and ends with its request.</summary>
/// <param name="Name">As the sender calls it, without a folder.</param>
/// <param name="Content">Can be read from any place, and again.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Digest">SHA-256 of the content.</param>
public sealed record UploadedFile(string Name, Stream Content, int Size, byte[] Digest);

/// <summary>A file to be sent, a piece at a time.</summary>
/// <param name="Content">Ends early if somebody deletes the file meanwhile.</param>
public sealed record StoredFile(string Name, string MediaType, int Size, byte[] Digest, IAsyncEnumerable<byte[]> Content);
