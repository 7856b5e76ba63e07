/// The service model of the ECS API, as far as it concerns task definitions.
///
/// The shapes are in generated files, in a form that the compiler writes into the program: a start
/// only has to make the table of names.
enum APIModel {
  /// A property of a structure.
  struct Member: Sendable {
    let owner: ShapeName
    let name: StaticString
    let shape: ShapeName
    let isRequired: Bool
    /// Whether only DescribeTaskDefinition returns the property, so that a request may not have it.
    let isDescribeOnly: Bool
    /// The property's index among those of its structure.
    let position: Int
    /// The property's bit among those of its structure, which has fewer than 64 properties.
    let bit: UInt64

    init(
      _ owner: ShapeName, _ name: StaticString, _ shape: ShapeName, _ position: UInt64,
      isRequired: Bool = false, isDescribeOnly: Bool = false
    ) {
      self.owner = owner
      self.name = name
      self.shape = shape
      self.isRequired = isRequired
      self.isDescribeOnly = isDescribeOnly
      self.position = Int(position)
      bit = 1 &<< position
    }
  }

  /// The type of a value, and its limits.
  enum Shape: Sendable {
    case structure
    /// A list, and how many elements it may have.
    case list(ShapeName, count: ClosedRange<Int>?)
    /// An object whose keys are the user's own.
    case map(ShapeName)
    case string
    case oneOf([StaticString])
    case oneOfIgnoringCase([StaticString])
    /// One of the words, or one of them with a value: `mode=1777`.
    case option([StaticString])
    /// A string that begins with one of these.
    case beginning([StaticString])
    /// A string of so many Unicode scalars, in a pattern.
    case text(length: ClosedRange<Int>, pattern: APIPattern?)
    /// An image, whose digest does not count towards its length.
    case image(length: ClosedRange<Int>)
    case integer
    case number(ClosedRange<Int>)
    /// 0, or at least so much.
    case amount(least: Int)
    case boolean
  }

  /// The JSON types of the shapes.
  enum Kind: Sendable {
    case object
    case list
    case string
    case integer
    case boolean
  }

  /// The part of a shape that a walk needs at every value.
  struct Form: Sendable {
    let kind: Kind
    let isStructure: Bool
    /// The shape of the elements of a list, or of the values of a map.
    let element: ShapeName
    /// Whether the shape limits the values of its kind.
    let isLimited: Bool

    /// The properties that a structure requires, as bits.
    let required: UInt64

    /// A structure.
    init(_ kind: Kind, requiring required: UInt64) {
      self.kind = kind
      isStructure = true
      element = .string
      isLimited = false
      self.required = required
    }

    /// Any other shape.
    init(_ kind: Kind, of element: ShapeName = .string, isLimited: Bool = false) {
      self.kind = kind
      isStructure = false
      self.element = element
      self.isLimited = isLimited
      required = 0
    }
  }

  /// The table of all properties of all structures.
  static let table = MemberTable()

  /// The properties of a structure that a request may have, in the API's order; none for any other
  /// shape.
  static func members(of name: ShapeName) -> [Member] {
    requestMembers[Int(name.rawValue)]
  }

  private static let requestMembers: [[Member]] = {
    var lists = [[Member]](repeating: [], count: ShapeName.allCases.count)
    for member in members where !member.isDescribeOnly {
      lists[Int(member.owner.rawValue)].append(member)
    }
    return lists
  }()

  /// For each structure, the places in the list of members between which all of its own are.
  static let places: [Range<Int>] = {
    var places = [Range<Int>](repeating: 0..<0, count: ShapeName.allCases.count)
    for (index, member) in members.enumerated() {
      let owner = Int(member.owner.rawValue)
      places[owner] = (places[owner].isEmpty ? index : places[owner].lowerBound)..<index + 1
    }
    return places
  }()

  /// The number of properties of each structure, with the describe-only ones, at the raw value of its
  /// name.
  static let memberCounts: [UInt8] = {
    var counts = [UInt8](repeating: 0, count: ShapeName.allCases.count)
    for member in members { counts[Int(member.owner.rawValue)] += 1 }
    return counts
  }()
}
