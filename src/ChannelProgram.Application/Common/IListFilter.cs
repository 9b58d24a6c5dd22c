namespace ChannelProgram.Application.Common;

/// <summary>
/// The filters of a list. Each member that can be set is a query parameter of that name, read and documented by its type and
/// attributes. A list takes several values separated by commas and matches any of them. Filters are joined by AND; an empty or
/// null one filters nothing.
/// </summary>
public interface IListFilter;

[AttributeUsage(AttributeTargets.Property)]
public sealed class VendorOnlyAttribute : Attribute;
