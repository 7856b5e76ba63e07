/// The place of a property: the ranges of its key and its value.
///
/// Offsets have 32 bits, enough for the largest file, because every field contains a place and is
/// copied often.
public struct Place: Hashable, Sendable {
  private let keyStart: UInt32
  /// Equal to `keyStart` or less without a key.
  private let keyEnd: UInt32
  private let start: UInt32
  private let end: UInt32

  /// Creates a place.
  public init(key: SourceRange?, range: SourceRange) {
    keyStart = UInt32(truncatingIfNeeded: key?.start ?? 0)
    keyEnd = UInt32(truncatingIfNeeded: key?.end ?? 0)
    start = UInt32(truncatingIfNeeded: range.start)
    end = UInt32(truncatingIfNeeded: range.end)
  }

  /// The key with its quotes; nil for an element of an array.
  public var key: SourceRange? {
    keyEnd > keyStart ? SourceRange(Int(keyStart), Int(keyEnd)) : nil
  }

  /// The value; for an object or array only its first bracket, so that the range is on one line.
  public var range: SourceRange { SourceRange(Int(start), Int(end)) }

  /// The range of a finding about the whole property: the key, or the value without a key.
  public var name: SourceRange { key ?? range }
}

/// The value of a property of a definition, as far as it is known.
///
/// A rule may report only known values. A value is `unresolved` if it is an intrinsic function, a
/// placeholder of a template, or a property that a fragment leaves to other files.
public enum Field<Value: Sendable>: Sendable {
  case absent
  case null(Place)
  case value(Value, Place)
  /// A value that is unknown offline, with the text in the file if it has the right type.
  case unresolved(Value?, Place)
  /// A value of a wrong JSON type, which 'ecs-property-type' reports.
  case mistyped(Place)

  /// The value, if it is known.
  public var value: Value? {
    if case .value(let value, _) = self { value } else { nil }
  }

  /// The value in the file, which may contain a placeholder.
  public var written: Value? {
    switch self {
    case .value(let value, _): value
    case .unresolved(let value, _): value
    case .absent, .null, .mistyped: nil
    }
  }

  /// The place of the property, unless it is absent.
  public var place: Place? {
    switch self {
    case .absent: nil
    case .null(let place), .value(_, let place), .unresolved(_, let place), .mistyped(let place):
      place
    }
  }

  /// Whether the property is absent or null.
  public var isUnset: Bool {
    switch self {
    case .absent, .null: true
    case .value, .unresolved, .mistyped: false
    }
  }

  /// Whether the value is unknown offline or has a wrong type.
  public var isUnknown: Bool {
    switch self {
    case .unresolved, .mistyped: true
    case .absent, .null, .value: false
    }
  }

  /// The field with a transformed value; mistyped if the transform returns nil.
  public func map<Other: Sendable>(_ transform: (Value) -> Other?) -> Field<Other> {
    switch self {
    case .absent: .absent
    case .null(let place): .null(place)
    case .value(let value, let place):
      transform(value).map { .value($0, place) } ?? .mistyped(place)
    case .unresolved(let value, let place): .unresolved(value.flatMap(transform), place)
    case .mistyped(let place): .mistyped(place)
    }
  }
}

/// The result of a search by name in a list with possibly unknown names.
public enum Lookup<Value: Sendable>: Sendable {
  case found(Value)
  case absent
  /// The name may be there, because a name, an entry or the whole list is unresolved.
  case unknown

  /// The entry that was found.
  public var value: Value? {
    if case .found(let value) = self { value } else { nil }
  }

  /// Whether the name is certainly not in the list.
  public var isAbsent: Bool {
    if case .absent = self { true } else { false }
  }
}
