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

public enum ThingKind { Round, SquareCut }

public sealed record ThingView(Guid Id, string Name, DateTimeOffset CreatedAt);

/// <summary>Makes a thing (a partner's row serves as one), unless its name asks for trouble.</summary>
public sealed record MakeThing(string? Name, ThingKind? Kind, IReadOnlyList<MakeThing.Part?>? Parts) : IRequest<Result<ThingView>>, IChange
{
    public sealed record Part(string? Code, int? Count, DateOnly? On);

    public sealed class Validator : AbstractValidator<MakeThing>
    {
        public Validator()
        {
            RuleFor(it => it.Name).NotEmpty().MaximumLength(200);
            RuleForEach(it => it.Parts).NotNull().ChildRules(part => part.RuleFor(it => it!.Code).NotEmpty());
        }
    }

    public sealed class Handler(ChannelDb db, TimeProvider time, ThingTroubles troubles) : IRequestHandler<MakeThing, Result<ThingView>>
    {
        public async Task<Result<ThingView>> Handle(MakeThing request, CancellationToken cancellationToken)
        {
            var thing = Partner.SignUp(request.Name!, "gold", time.Now());
            db.Add(thing);
            await db.SaveChangesAsync(cancellationToken);
            return await troubles.Meet(request.Name!, cancellationToken) is { } refusal
                ? refusal
                : new ThingView(thing.Id.Value, thing.Name, thing.CreatedAt);
        }
    }
}

public sealed class ThingTroubles
{
    private readonly ConcurrentDictionary<string, int> _tries = new();

    public TaskCompletionSource Waiting { get; } = new();

    public TaskCompletionSource MayGoOn { get; } = new();

    public int TriesOf(string name) => _tries[name];

    public async Task<Refusal?> Meet(string name, CancellationToken ct)
    {
        var tries = _tries.AddOrUpdate(name, 1, (_, before) => before + 1);
        if (name == "slow")
        {
            Waiting.TrySetResult();
            await MayGoOn.Task.WaitAsync(ct);
        }

        return name.Split(' ')[0] switch
        {
            "unlucky" when tries < 3 => throw new DbUpdateConcurrencyException("Somebody was faster."),
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

public sealed record ChangeThing(Guid Id, string? Name) : IRequest<Result<ThingView>>, IChange
{
    public static readonly ThingView Current = new(new("019ab000-0000-7000-8000-000000000001"), "kept", new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));

    public sealed class Handler(IPreconditions preconditions) : IRequestHandler<ChangeThing, Result<ThingView>>
    {
        public Task<Result<ThingView>> Handle(ChangeThing request, CancellationToken cancellationToken) =>
            Task.FromResult<Result<ThingView>>(request switch
            {
                _ when request.Id != Current.Id => new Refusal(RefusalKind.NotFound, "notFound", "Not here."),
                _ when !preconditions.Met(Current) => Refusal.VersionChanged,
                _ => Current with { Name = request.Name ?? Current.Name },
            });
    }
}

public sealed record ThingFilter : IListFilter
{
    [Description("Things of one of these kinds.")]
    public IReadOnlyList<ThingKind> Kind { get; init; } = [];
}

public sealed record ListThings(ThingFilter Filter, PageRequest Paging) : IRequest<Result<Page<ThingView>>>
{
    public sealed class Handler : IRequestHandler<ListThings, Result<Page<ThingView>>>
    {
        private static readonly List<ThingView> All =
            [.. Enumerable.Range(0, 120).Select(i => ChangeThing.Current with { Id = new(i, 0, 0, new byte[8]) })];

        public Task<Result<Page<ThingView>>> Handle(ListThings request, CancellationToken cancellationToken)
        {
            var from = request.Paging.After is { } after ? All.FindIndex(it => it.Id == after.Id) + 1 : 0;
            var items = All.Skip(from).Take(request.Paging.Limit).ToList();
            PagePosition? next = from + items.Count < All.Count
                ? PagePosition.Of(items[^1].CreatedAt, new PartnerId(items[^1].Id))
                : null;
            return Task.FromResult<Result<Page<ThingView>>>(new Page<ThingView>(items, next));
        }
    }
}

internal static class Things
{
    public static void Map(WebApplication app)
    {
        var things = app.MapGroup("/v1/things");
        things.MapPost("", async (Body<MakeThing> thing, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(thing.Value, ct)).ToCreated(it => $"/v1/things/{it.Id}")).Requires(DealPermissions.Write);
        things.MapGet("", async (ListRequest<ThingFilter> query, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListThings(query.Filter, query.Paging), ct)).ToPage())
            .Requires(DealPermissions.Read);
        things.MapGet("{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ChangeThing(id, null), ct)).ToOk()).Requires(DealPermissions.Read);
        things.MapPatch("{id:guid}", async (Guid id, Body<Change> change, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ChangeThing(id, change.Value.Name), ct)).ToOk())
            .Requires(DealPermissions.Write).RequiresIfMatch();
        things.MapPost("{id:guid}/rename", async (Guid id, OptionalBody<Change> change, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ChangeThing(id, change.Value.Name), ct)).ToOk()).Requires(DealPermissions.Write);
        app.MapGet("/v1/whoami", (CurrentCaller caller) => Results.Text(caller.Known.Id)).RequiresSignIn();
        app.MapPost("/v1/open", () => Results.NoContent()).OpenToAll();
    }

    internal sealed record Change(string? Name);
}
