using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Common;

/// <summary>What records declare at their members holds for every request, with no validator of its own.</summary>
public class RequestValidationTests
{
    [Fact]
    public async Task A_valid_request_passes() =>
        Assert.Empty(await Faults(new PutSample("crm-1", new("Bolt", "DE", "a\nb", [new("m4")], new("x")))));

    [Fact]
    public async Task Every_missing_member_is_reported_by_its_pointer() => Assert.Equal(
        new()
        {
            ["/country"] = "Is required.",
            ["/id"] = "Is required.",
            ["/name"] = "Is required.",
            ["/parts"] = "Needs at least one part.",
        },
        await Faults(new PutSample("", new(null, null, null, null, null))));

    [Fact]
    public async Task Nested_lists_and_records_are_validated_by_their_own_rules() => Assert.Equal(
        new()
        {
            ["/country"] = "Must be an ISO 3166-1 alpha-2 code in upper case, such as DE.",
            ["/maker/name"] = "Has at most 5 characters.",
            ["/name"] = "Holds control characters, or text that is not valid Unicode.",
            ["/note"] = "Is empty: leave it out instead.",
            ["/parts/0/code"] = "Is required.",
            ["/parts/1"] = "Is required.",
        },
        await Faults(new PutSample("crm-1", new("Bo\nlt", "de", " ", [new(null), null], new("123456")))));

    [Fact]
    public async Task A_list_that_is_too_long_is_one_fault() => Assert.Equal(
        new() { ["/parts"] = "Has at most 2 parts." },
        await Faults(new PutSample("crm-1", new("Bolt", "DE", null, [new(null), new(null), new(null)], null))));

    [Fact]
    public async Task A_member_that_violates_a_declared_rule_is_not_validated_further() => Assert.Equal(
        new() { ["/name"] = "Has at most 10 characters." },
        await Faults(new PutSample("crm-1", new("forbidden thing", "DE", null, [new("m4")], null))));

    [Fact]
    public async Task The_rules_of_the_body_apply_without_a_validator_of_the_request() => Assert.Equal(
        new() { ["/name"] = "Must not be forbidden." },
        await Faults(new PutSample("crm-1", new("forbidden", "DE", null, [new("m4")], null))));

    [Fact]
    public async Task A_patch_is_validated_by_the_members_it_names()
    {
        var given = new Form(null, "de", "", null, new("123456"));

        Assert.Equal(
            new() { ["/country"] = "Must be an ISO 3166-1 alpha-2 code in upper case, such as DE.", ["/name"] = "Is required." },
            await Faults(new PatchSample(new(given, ["/country", "/name"], it => it))));
    }

    private static async Task<SortedDictionary<string, string>> Faults<TRequest>(TRequest request)
        where TRequest : IRequest<Result<Unit>>
    {
        using var services = new ServiceCollection().AddSingleton<IValidator<Form>>(new FormRules()).BuildServiceProvider();
        var behavior = new ValidationBehavior<TRequest, Result<Unit>>(
            [], services, new(), new() { Caller = Caller.Program }, new(TimeProvider.System));
        var judged = await behavior.Handle(request, default, () => Task.FromResult<Result<Unit>>(Unit.Value));
        var faults = judged.Refusal?.Faults ?? new Dictionary<string, string[]>();
        return new(faults.ToDictionary(it => it.Key, it => it.Value.Single()), StringComparer.Ordinal);
    }

    private sealed record PutSample([Required, Line(20)] string Id, [RequestBody] Form Form) : IRequest<Result<Unit>>;

    private sealed record PatchSample([RequestBody] MergePatch<Form> Patch) : IRequest<Result<Unit>>;

    private sealed record Form(
        [Required, Line(10)] string? Name,
        [Required, CountryCode] string? Country,
        [MultiLine(10)] string? Note,
        [Required, Count(1, 2, Of = "part")] IReadOnlyList<Part?>? Parts,
        Maker? Maker);

    private sealed record Part([Required, Code] string? Code);

    private sealed record Maker([Line(5)] string? Name);

    private sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(it => it.Name).Must(it => it?.StartsWith("forbidden", StringComparison.Ordinal) is not true)
            .WithMessage("must not be forbidden");
    }
}
