namespace ChannelProgram.Domain.Companies.Names;

/// <param name="Text">Lower case, without accents, in Latin letters where they can be spelt so.</param>
/// <param name="AbbreviatedAt">As in <see cref="NameWord"/>.</param>
/// <param name="IsAside">It stands in brackets, or behind the legal form.</param>
/// <param name="Joins">It is an ampersand or a plus sign.</param>
/// <param name="AfterBreak">
/// Something more than a blank stands before it: a bracket, a comma, a dash between blanks, the beginning of an aside.
/// </param>
internal readonly record struct NameToken(string Text, int AbbreviatedAt, bool IsAside, bool Joins, bool AfterBreak);
