/// The name of a rule, in kebab case: `firelens-sidecar-missing`.
public struct RuleID: Hashable, Sendable, Comparable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// The name as configurations and reports write it.
  public let name: String

  /// Creates an id from its name.
  public init(_ name: String) { self.name = name }

  public init(stringLiteral name: String) { self.name = name }

  public var description: String { name }

  /// Orders ids by their names.
  public static func < (left: RuleID, right: RuleID) -> Bool { left.name < right.name }
}
