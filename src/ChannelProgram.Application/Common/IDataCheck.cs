namespace ChannelProgram.Application.Common;

/// <summary>
/// What must hold of the stored rows whatever happened: questions to the database, which nothing but faults answers. A feature
/// registers its own where it registers its services; the command <c>admin check</c> asks all of them.
/// </summary>
public interface IDataCheck
{
    /// <summary>Of what it checks, for whoever reads the faults.</summary>
    string Name { get; }

    IEnumerable<IQueryable<DataFault>> Questions { get; }
}

/// <param name="Text">One sentence, with ids.</param>
/// <param name="IsWarning">The product works with it; somebody should look at it.</param>
public sealed record DataFault(string Text, bool IsWarning = false);

public interface IDataChecks
{
    /// <summary>The answers to all questions, of one moment. Nothing is changed, and no table is read into memory.</summary>
    IAsyncEnumerable<(IDataCheck Check, DataFault Fault)> Run(CancellationToken ct);
}
