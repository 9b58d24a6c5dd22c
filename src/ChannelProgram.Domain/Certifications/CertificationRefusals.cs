using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Certifications;

/// <summary>Error codes are published: they never change.</summary>
public static class CertificationRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "notFound", "There is no such result of an exam.");

    public static readonly Refusal NoSuchPartner = new(RefusalKind.NotFound, "notFound", "There is no such partner.");

    /// <summary>All that is wrong with a result, at once; null: nothing.</summary>
    public static Refusal? Invalid(bool noSuchPerson, bool noSuchCertification, bool isInTheFuture)
    {
        var faults = new Dictionary<string, string[]>();
        if (noSuchPerson) faults["/person"] = ["must be a person of a partner"];
        if (noSuchCertification)
            faults["/certification"] = ["must be a certification that the program had on the day of the exam"];
        if (isInTheFuture) faults["/takenOn"] = ["must not be after today, in the program's time zone"];
        return faults.Count > 0 ? Refusal.Invalid(faults) : null;
    }

    /// <summary>The same result under the same id is no conflict: it counts once.</summary>
    public static readonly Refusal ExternalIdInUse = new(
        RefusalKind.StateForbids, "externalIdInUse", "Another result of an exam has this externalId.");

    public static Refusal PrerequisiteMissing(IReadOnlyList<string> missing) => new(
        RefusalKind.StateForbids, "prerequisiteMissing",
        $"On the day of the exam the person did not hold: {string.Join(", ", missing)}.")
    {
        Members = new Dictionary<string, object?> { ["missing"] = missing },
    };

    public static Refusal RetakeTooSoon(int days) => new(
        RefusalKind.StateForbids, "retakeTooSoon",
        $"An exam that was failed may be taken again after {days} days: between this result and another there are fewer.");

    public static Refusal AttemptsUsedUp(int attempts, int months) => new(
        RefusalKind.StateForbids, "attemptsUsedUp",
        $"One exam may be taken {attempts} times within {months} months: with this result it would be more.");

    public static Refusal StatusForbids(CertificationAttemptStatus current) => new(
        RefusalKind.StateForbids, "statusForbids", "This result was withdrawn already.")
    {
        Members = new Dictionary<string, object?> { ["currentStatus"] = current },
    };
}
