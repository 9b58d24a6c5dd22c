using System.Text.Json.Nodes;

namespace ChannelProgram.Web.Contract;

/// <summary>Values that examples share.</summary>
internal static class Samples
{
    public static readonly JsonNode Id = "019aa5b2-8c00-7a3b-9f21-6d0c4b5e7f10";
    public static readonly JsonNode IdempotencyKey = "6f1c2d3e-5b7a-4c1f-9d55-0a4f8f3f2b11";
    public static readonly JsonNode ETag = "\"mZ2qk8b0V5l3r7yXw1c9Aa\"";
    public const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
}
