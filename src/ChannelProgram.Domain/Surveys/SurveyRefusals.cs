using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Surveys;

/// <summary>Error codes are published: they never change.</summary>
public static class SurveyRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "notFound", "There is no such answer to a survey.");

    /// <summary>The same answer under the same id is no conflict: it counts once.</summary>
    public static readonly Refusal ExternalIdInUse = new(
        RefusalKind.StateForbids, "externalIdInUse", "Another answer to a survey has this externalId.");

    /// <summary>All that is wrong with an answer, at once; null: nothing.</summary>
    public static Refusal? Invalid(bool noSuchPartner, bool isInTheFuture)
    {
        var faults = new Dictionary<string, string[]>();
        if (noSuchPartner) faults["/partner"] = ["must be a partner"];
        if (isInTheFuture) faults["/answeredOn"] = ["must not be after today, in the program's time zone"];
        return faults.Count > 0 ? Refusal.Invalid(faults) : null;
    }

    public static Refusal StatusForbids(SurveyAnswerStatus current) => new(
        RefusalKind.StateForbids, "statusForbids", "This answer was withdrawn already.")
    {
        Members = new Dictionary<string, object?> { ["currentStatus"] = current },
    };
}
