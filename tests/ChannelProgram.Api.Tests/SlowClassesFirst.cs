using Xunit.Abstractions;

[assembly: TestCollectionOrderer("ChannelProgram.Api.Tests.SlowClassesFirst", "ChannelProgram.Api.Tests")]

namespace ChannelProgram.Api.Tests;

/// <summary>A class that takes long is started before the others, so that in the end nothing waits for it alone.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SlowAttribute : Attribute;

public sealed class SlowClassesFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(IsSlow);

    /// <summary>A class without a collection of its own makes one, which is named after it.</summary>
    private static bool IsSlow(ITestCollection classes) =>
        typeof(SlowClassesFirst).Assembly.GetType(
            classes.DisplayName.Split(' ')[^1])?.IsDefined(typeof(SlowAttribute), inherit: false) is true;
}
