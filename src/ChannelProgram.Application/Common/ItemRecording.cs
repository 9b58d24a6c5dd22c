using ChannelProgram.Domain.Common;
using FluentValidation;

namespace ChannelProgram.Application.Common;

/// <summary>
/// Records many items in one transaction, each as it would be recorded alone: those that are well-formed, in their order. What is
/// wrong with one is told with it and stops no other.
/// </summary>
public sealed class ItemRecording(IServiceProvider services, CurrentCaller caller, InputFaults input, ProgramClock clock)
{
    /// <param name="items">Of a list that is <see cref="ItemsAnsweredApartAttribute"/>.</param>
    /// <param name="record">Is given those that are well-formed, and says what became of each.</param>
    public async Task<RecordedItems> Record<TItem, T>(
        IReadOnlyList<TItem?> items, Func<IReadOnlyList<TItem>, Task<IReadOnlyList<Result<Recorded<T>>>>> record,
        Func<T, Guid> id)
        where TItem : class
    {
        var faults = items.Select(it => FaultsOf(it!).ToLookup(at => at.Pointer, at => at.Message)).ToList();
        List<TItem> wellFormed = [.. items.Zip(faults).Where(it => it.Second.Count == 0).Select(it => it.First!)];
        var recorded = new Queue<Result<Recorded<T>>>(await record(wellFormed));
        return new(
        [
            .. faults.Index().Select(it => RecordedItem.Of(
                it.Index,
                it.Item.Count == 0
                    ? recorded.Dequeue()
                    : Refusal.Invalid(it.Item.ToDictionary(at => at.Key, at => at.ToArray())),
                id)),
        ]);
    }

    /// <summary>As <see cref="ValidationBehavior{TRequest,TResult}"/> finds them in a body of this type.</summary>
    private List<(string Pointer, string Message)> FaultsOf<TItem>(TItem item) where TItem : class
    {
        List<(string Pointer, string Message)> faults = [.. DeclaredRules.FaultsOf(item)];
        if (services.GetService(typeof(IValidator<TItem>)) is not IValidator<TItem> rules) return faults;

        var declared = faults.ConvertAll(it => it.Pointer);
        faults.AddRange(
            from fault in rules.Validate(new RequestContext(caller, input, clock.Now(), IsDraft: false).For(item)).Errors
            let pointer = JsonPointer.From(fault.PropertyName)
            where !declared.Exists(it => JsonPointer.Covers(it, pointer))
            select (pointer, fault.ErrorMessage));
        return faults;
    }
}
