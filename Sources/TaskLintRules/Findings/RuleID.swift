/// The id of a rule, in kebab-case: `firelens-sidecar-missing`.
public struct RuleID: Hashable, Sendable, Comparable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// The name used in configurations and reports.
  public let name: String

  /// Creates an id from its name.
  public init(_ name: String) { self.name = name }

  public init(stringLiteral name: String) { self.name = name }

  public var description: String { name }

  /// Orders ids by name.
  public static func < (left: RuleID, right: RuleID) -> Bool { left.name < right.name }
}
