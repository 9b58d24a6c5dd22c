using ChannelProgram.Bench.Names;

// What docs/matching.md reports: how well pairs are judged, and what names cost among many accounts.
switch (args)
{
    case ["pairs", var file, ..]: PairAccuracy.Report(file, args.Contains("--all")); return 0;
    case ["universe"]: CandidateSearch.Report(1_000_000); return 0;
    case [
        "universe", var accounts]:
        CandidateSearch.Report(int.Parse(accounts, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    default:
        Console.Error.WriteLine("Usage: pairs FILE [--all] | universe [ACCOUNTS]");
        return 2;
}
