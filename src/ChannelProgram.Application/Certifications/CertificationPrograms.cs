using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.Certifications;

internal static class CertificationPrograms
{
    extension(IProgramVersions programs)
    {
        /// <summary>
        /// The version that judges an exam: the last that came into force by the end of that day, and by now. An exam from before
        /// the first version is judged by that one.
        /// </summary>
        public ProgramVersion OfExam(DateOnly takenOn, DateTimeOffset now) =>
            programs.All.FirstOrDefault(it => it.EffectiveFrom <= now && it.Calendar.Today(it.EffectiveFrom) <= takenOn)
            ?? programs.First;

        public DateOnly Today(DateTimeOffset now) => programs.InForce(now).Calendar.Today(now);
    }
}
