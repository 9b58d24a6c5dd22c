namespace ChannelProgram.Application.Common;

/// <summary>
/// What may be asked of a list. Each member that can be set is a filter: a query parameter of its name, with its
/// <c>Description</c>, read and documented by its type and by what is declared at it. A list takes several values by comma, any of
/// which will do; filters are joined by AND; what is empty or null asks nothing.
/// </summary>
public interface IListFilter;

/// <summary>At a filter that is for the vendor: partners see their own only and may not name it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class VendorOnlyAttribute : Attribute;
