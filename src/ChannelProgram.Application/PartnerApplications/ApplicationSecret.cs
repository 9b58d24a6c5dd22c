using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ChannelProgram.Application.PartnerApplications;

/// <summary>The secret in the link that an applicant gets by mail. Only its hash is stored.</summary>
public static class ApplicationSecret
{
    public static string Generate() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
