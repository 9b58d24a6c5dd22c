using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Api.Tests.Store;

/// <summary>A program that is always in force.</summary>
internal sealed class OneProgram(ProgramVersion program) : IProgramVersions
{
    public ProgramVersion InForce(DateTimeOffset instant) => program;

    public bool HasProduct(string code) => program.ProductOf(code) is not null;
}
