using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ChannelProgram.Application.PartnerApplications;

/// <summary>
/// The secret by which an applicant confirms, from the mail. Only its hash is stored, and the link that shows what became of the
/// application is that hash: whoever sees the link confirms nothing.
/// </summary>
public static class ApplicationSecret
{
    public static string Generate() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string LinkOf(byte[] hash) => Base64Url.EncodeToString(hash);

    /// <summary>Null: it is no link.</summary>
    public static byte[]? HashIn(string link) =>
        Base64Url.IsValid(link, out var length) && length == SHA256.HashSizeInBytes ? Base64Url.DecodeFromChars(link) : null;

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
