namespace ChannelProgram.Infrastructure.Store;

internal static class ExceptionChain
{
    /// <summary>The failure and what caused it, outermost first.</summary>
    public static IEnumerable<Exception> Chain(this Exception failure)
    {
        for (Exception? each = failure; each is not null; each = each.InnerException) yield return each;
    }
}
