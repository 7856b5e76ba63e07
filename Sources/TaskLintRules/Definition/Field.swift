/// Where a member stands: its key, and its value.
///
/// Offsets are kept in 32 bits, which the largest file fits in: every field of a view carries its
/// place, and is copied often.
public struct Place: Hashable, Sendable {
  private let keyStart: UInt32
  /// Not after the start where there is no key.
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

  /// The key with its quotes; an element of an array has none.
  public var key: SourceRange? {
    keyEnd > keyStart ? SourceRange(Int(keyStart), Int(keyEnd)) : nil
  }

  /// The value; of an object or array its first bracket, so that it stays on one line.
  public var range: SourceRange { SourceRange(Int(start), Int(end)) }

  /// The key where there is one, else the value: where to point at a member as a whole.
  public var name: SourceRange { key ?? range }
}

/// What a definition says in one of its members.
///
/// A rule may say "this is wrong" only of what is known. `unresolved` is not: an intrinsic function,
/// a template's placeholder, a member that a fragment leaves to others.
public enum Field<Value: Sendable>: Sendable {
  case absent
  case null(Place)
  case value(Value, Place)
  /// Not knowable offline; the value holds what is written there, if it is of the right type.
  case unresolved(Value?, Place)
  /// Of another JSON type than the member takes, which one rule reports for all.
  case mistyped(Place)

  /// The value, if it is known.
  public var value: Value? {
    if case .value(let value, _) = self { value } else { nil }
  }

  /// The value as it is written, though a placeholder may stand in it.
  public var written: Value? {
    switch self {
    case .value(let value, _): value
    case .unresolved(let value, _): value
    case .absent, .null, .mistyped: nil
    }
  }

  /// Where it stands, unless it is absent.
  public var place: Place? {
    switch self {
    case .absent: nil
    case .null(let place), .value(_, let place), .unresolved(_, let place), .mistyped(let place):
      place
    }
  }

  /// Whether it says nothing: absent or null.
  public var isUnset: Bool {
    switch self {
    case .absent, .null: true
    case .value, .unresolved, .mistyped: false
    }
  }

  /// Whether what it says can't be known offline, or not be understood.
  public var isUnknown: Bool {
    switch self {
    case .unresolved, .mistyped: true
    case .absent, .null, .value: false
    }
  }

  /// The same place with a value made from this one; where none can be made, it is mistyped.
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

/// What a search by name says, when some of the names may be unknown.
public enum Lookup<Value: Sendable>: Sendable {
  case found(Value)
  case absent
  /// It may be there: a name, an entry or the whole list is unresolved.
  case unknown

  /// What was found.
  public var value: Value? {
    if case .found(let value) = self { value } else { nil }
  }

  /// Whether it is certainly not there.
  public var isAbsent: Bool {
    if case .absent = self { true } else { false }
  }
}
