using System.Buffers.Text;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Documents;

namespace ChannelProgram.Application.Documents;

/// <summary>A document of a deal. It never changes.</summary>
/// <param name="Name">The name of the file.</param>
/// <param name="ContentType">What the file is by its content, as a media type.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Digest">SHA-256 of the content, in base64url.</param>
/// <param name="By">Who added it.</param>
[SchemaName("DealDocument")]
public sealed record DealDocumentView(
    Guid Id,
    [Line(DealDocument.MaxNameLength)] string Name,
    [TextFormat(DealDocumentView.MaxMediaTypeLength, "^[a-z]+/[a-z0-9.-]+$")] string ContentType,
    int Size,
    [Base64Url256] string Digest,
    DateTimeOffset CreatedAt,
    Actor By)
{
    private const int MaxMediaTypeLength = 100;

    public static DealDocumentView Of(DealDocument it, IReadOnlyDictionary<string, string?> names) => new(
        it.Id.Value, it.Name, it.Type.ToMediaType(), it.Size, Base64Url.EncodeToString(it.Digest), it.CreatedAt,
        names.OfPartner(it.CreatedBy));
}
