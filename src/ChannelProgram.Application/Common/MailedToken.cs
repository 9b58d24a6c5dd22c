using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ChannelProgram.Application.Common;

/// <summary>What whoever has it may do something with, once. It is mailed or told, and only its hash is stored.</summary>
public static class MailedToken
{
    private const int Bytes = 32;

    public static string Generate() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The token is random, so a slow hash would protect nothing more.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
