namespace ChannelProgram.Web.Common;

/// <summary>An answer with a secret that is told once. Given again for an idempotency key, it comes without.</summary>
internal interface IToldOnce
{
    object WithoutSecret();
}

/// <summary>What is stored with an idempotency key in place of what was answered.</summary>
internal sealed record ReplayedBody(byte[] Json);
