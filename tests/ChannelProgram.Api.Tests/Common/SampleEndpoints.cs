using System.Collections.Concurrent;
using System.ComponentModel;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Store;
using ChannelProgram.Web.Common;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.Common;

public enum SampleKind { Round, SquareCut }

public sealed record SampleView(Guid Id, string Name, DateTimeOffset CreatedAt);

/// <summary>Makes a thing (a partner's row serves as one), unless its name asks for trouble.</summary>
public sealed record CreateSample(string? Name, SampleKind? Kind, IReadOnlyList<CreateSample.Part?>? Parts)
    : IRequest<Result<SampleView>>, IChange
{
    public sealed record Part(string? Code, int? Count, DateOnly? On);

    public sealed class Validator : AbstractValidator<CreateSample>
    {
        public Validator()
        {
            RuleFor(it => it.Name).NotEmpty().MaximumLength(200);
            RuleForEach(it => it.Parts).NotNull().ChildRules(part => part.RuleFor(it => it!.Code).NotEmpty());
        }
    }

    public sealed class Handler(ChannelDb db, TimeProvider time, SampleFaults faults)
        : IRequestHandler<CreateSample, Result<SampleView>>
    {
        public async Task<Result<SampleView>> Handle(CreateSample request, CancellationToken cancellationToken)
        {
            var thing = Partner.SignUp(new(request.Name!, "DE", PartnerType.Reseller), "gold", 1, time.Now());
            db.Add(thing);
            await db.SaveChangesAsync(cancellationToken);
            return await faults.Apply(request.Name!, cancellationToken) is { } refusal
                ? refusal
                : new SampleView(thing.Id.Value, thing.Name, thing.CreatedAt);
        }
    }
}

public sealed class SampleFaults
{
    private readonly ConcurrentDictionary<string, int> _attempts = new();

    public TaskCompletionSource Waiting { get; } = new();

    public TaskCompletionSource Resume { get; } = new();

    public int AttemptsOf(string name) => _attempts[name];

    public async Task<Refusal?> Apply(string name, CancellationToken ct)
    {
        var attempts = _attempts.AddOrUpdate(name, 1, (_, before) => before + 1);
        if (name == "slow")
        {
            Waiting.TrySetResult();
            await Resume.Task.WaitAsync(ct);
        }

        return name.Split(' ')[0] switch
        {
            "unlucky" when attempts < 3 => throw new DbUpdateConcurrencyException("Somebody was faster."),
            "hopeless" => throw new DbUpdateConcurrencyException("Somebody is always faster."),
            "broken" => throw new InvalidOperationException("A secret that no answer tells."),
            "ineligible" => new Refusal(RefusalKind.NotEligible, "tierCannotRegister", "Your tier cannot."),
            "taken" => new Refusal(RefusalKind.StateForbids, "alreadyRegistered", "You have it.")
            {
                Members = new Dictionary<string, object?> { ["currentStatus"] = "approved" },
            },
            "missing" => new Refusal(RefusalKind.NotFound, "notFound", "Not here."),
            _ => null,
        };
    }
}

public sealed record ChangeSample(Guid Id, string? Name) : IRequest<Result<SampleView>>, IChange
{
    public static readonly SampleView Current =
        new(new("019ab000-0000-7000-8000-000000000001"), "kept", new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));

    public sealed class Handler(IPreconditions preconditions) : IRequestHandler<ChangeSample, Result<SampleView>>
    {
        public Task<Result<SampleView>> Handle(ChangeSample request, CancellationToken cancellationToken) =>
            Task.FromResult<Result<SampleView>>(request switch
            {
                _ when request.Id != Current.Id => new Refusal(RefusalKind.NotFound, "notFound", "Not here."),
                _ when !preconditions.Met(Current) => Refusal.VersionChanged,
                _ => Current with { Name = request.Name ?? Current.Name },
            });
    }
}

public sealed record SampleFilter : IListFilter
{
    [Description("Things of one of these kinds.")]
    public IReadOnlyList<SampleKind> Kind { get; init; } = [];
}

public sealed record ListSamples(SampleFilter Filter, PageRequest Paging) : IRequest<Result<Page<SampleView>>>
{
    public sealed class Handler : IRequestHandler<ListSamples, Result<Page<SampleView>>>
    {
        private static readonly List<SampleView> All =
            [.. Enumerable.Range(0, 120).Select(i => ChangeSample.Current with { Id = new(i, 0, 0, new byte[8]) })];

        public Task<Result<Page<SampleView>>> Handle(ListSamples request, CancellationToken cancellationToken)
        {
            var from = request.Paging.After is { } after ? All.FindIndex(it => it.Id == after.Id) + 1 : 0;
            var items = All.Skip(from).Take(request.Paging.Limit).ToList();
            PagePosition? next = from + items.Count < All.Count
                ? PagePosition.Of(items[^1].CreatedAt, new PartnerId(items[^1].Id))
                : null;
            return Task.FromResult<Result<Page<SampleView>>>(new Page<SampleView>(items, next));
        }
    }
}

internal static class SampleEndpoints
{
    public static void Map(WebApplication app)
    {
        var things = app.MapGroup("/v1/things");
        things.MapPost("", async (Body<CreateSample> thing, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(thing.Value, ct)).ToCreated(it => $"/v1/things/{it.Id}")).Requires(DealPermissions.Write);
        things.MapGet("", async (ListRequest<SampleFilter> query, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListSamples(query.Filter, query.Paging), ct)).ToPage())
            .Requires(DealPermissions.Read);
        things.MapGet("{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ChangeSample(id, null), ct)).ToOk()).Requires(DealPermissions.Read);
        things.MapPatch("{id:guid}", async (Guid id, Body<Change> change, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ChangeSample(id, change.Value.Name), ct)).ToOk())
            .Requires(DealPermissions.Write).RequiresIfMatch();
        things.MapPost(
            "{id:guid}/rename", async (Guid id, OptionalBody<Change> change, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ChangeSample(id, change.Value.Name), ct)).ToOk()).Requires(DealPermissions.Write);
        app.MapGet("/v1/whoami", (CurrentCaller caller) => Results.Text(caller.Known.Id)).RequiresSignIn();
        app.MapPost("/v1/open", () => Results.NoContent()).OpenToAll();
    }

    internal sealed record Change(string? Name);
}
