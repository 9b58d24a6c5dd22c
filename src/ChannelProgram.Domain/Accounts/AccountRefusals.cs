using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Accounts;

/// <summary>Error codes are published: they never change.</summary>
public static class AccountRefusals
{
    public static readonly Refusal NotFound =
        new(RefusalKind.NotFound, "notFound", "There is no such account.");

    public static readonly Refusal LastKey =
        new(RefusalKind.StateForbids, "lastKey", "This is the account's last key: add another before you detach it.");

    public static readonly Refusal KeyNotHere =
        new(RefusalKind.StateForbids, "keyNotHere", "The account does not have this key.");

    public static readonly Refusal ParentIsSubsidiary =
        new(RefusalKind.StateForbids, "parentInCircle", "An account cannot be owned by itself or by one of its subsidiaries.");

    public static readonly Refusal NoSuchParent =
        Refusal.Invalid(new Dictionary<string, string[]> { ["/parentAccountId"] = ["is no account"] });

    public static readonly Refusal MergedWithItself =
        Refusal.Invalid(new Dictionary<string, string[]> { ["/account"] = ["is this account itself"] });

    public static readonly Refusal NoSuchAccount =
        Refusal.Invalid(new Dictionary<string, string[]> { ["/account"] = ["is no account"] });

    public static readonly Refusal NotAmongItsCustomers =
        Refusal.Invalid(
            new Dictionary<string, string[]> { ["/account"] = ["must be one of the accounts that its keys point at"] });

    public static readonly Refusal NotMerged =
        new(RefusalKind.StateForbids, "notMerged", "The account that the body names was not merged into this one.");

    public static readonly Refusal MergeIsFinal =
        new(RefusalKind.StateForbids, "mergeIsFinal", "The accounts were merged too long ago to be separated.");

    public static readonly Refusal DecidedSince =
        new(RefusalKind.StateForbids, "decidedSince", "Something that depends on the merge was decided since.");

    public static Refusal Merged(AccountId into) =>
        new(RefusalKind.StateForbids, "accountMerged", "The account was merged into the one that mergedInto names.")
        {
            Members = new Dictionary<string, object?> { ["mergedInto"] = into.Value },
        };

    public static Refusal KeyElsewhere(IEnumerable<AccountId> owners) =>
        new(
            RefusalKind.StateForbids, "keyElsewhere",
            "The keys belong to another account, or to several; accounts names them.")
        {
            Members =
                new Dictionary<string, object?> { ["accounts"] = owners.Distinct().Order().Select(it => it.Value).ToList() },
        };
}
