using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Infrastructure.Store;
using ChannelProgram.Web.Programs;

namespace ChannelProgram.Api.Tests.Store;

/// <summary>A program that is always in force.</summary>
internal sealed class OneProgram(ProgramVersion program) : IProgramVersions
{
    /// <summary>Those of this database, as lists read them.</summary>
    public static DealDrafts Drafts(ChannelDb db) => new(
        new ChannelStore(db), preconditions: null!, new CurrentCaller { Caller = Caller.Program },
        new OneProgram(ProgramFile.ReadShipped()), new(new SettableClock()));

    public ProgramVersion InForce(DateTimeOffset instant) => program;

    public ProgramVersion? At(DateTimeOffset instant) => program;

    public IReadOnlyList<ProgramVersion> All => [program];

    public ProgramVersion? Find(int version) => program;

    public ProgramVersion Of(int version) => program;

    public bool HasProduct(string code) => program.ProductOf(code) is not null;

    public Task Follow(CancellationToken ct) => Task.CompletedTask;

    public Task Read(CancellationToken ct) => Task.CompletedTask;
}
