/// What the ECS API takes for a task definition, as the service's own model tells it.
///
/// The shapes stand in generated files, in a form that the compiler writes into the program as it
/// is: nothing of it has to be made at a start but the table of names.
enum APIModel {
  /// A member of a structure.
  struct Member: Sendable {
    let owner: ShapeName
    let name: StaticString
    let shape: ShapeName
    let isRequired: Bool
    /// The member's bit among those of its structure; a structure has fewer than 64 members.
    let bit: UInt64

    init(
      _ owner: ShapeName, _ name: StaticString, _ shape: ShapeName, _ position: UInt64,
      isRequired: Bool = false
    ) {
      self.owner = owner
      self.name = name
      self.shape = shape
      self.isRequired = isRequired
      bit = 1 &<< position
    }
  }

  /// What a value has to be.
  enum Shape: Sendable {
    case structure
    /// A list, and how many elements it may have.
    case list(ShapeName, count: ClosedRange<Int>?)
    /// An object whose keys are the user's own.
    case map(ShapeName)
    case string
    case oneOf([StaticString])
    /// A string of so many Unicode scalars, in a pattern.
    case text(length: ClosedRange<Int>, pattern: APIPattern?)
    /// An image, whose digest does not count towards its length.
    case image(length: ClosedRange<Int>)
    case integer
    case number(ClosedRange<Int>)
    case boolean
  }

  /// The kinds of JSON value that shapes ask for.
  enum Kind: Sendable {
    case object
    case list
    case string
    case integer
    case boolean
  }

  /// As much of each shape as a walk has to know at every value.
  struct Form: Sendable {
    let kind: Kind
    let isStructure: Bool
    /// What a list or a map holds.
    let element: ShapeName
    /// Whether not every value of the kind will do.
    let isLimited: Bool

    /// The members that a structure requires, as bits.
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

  /// The table of all members of all structures.
  static let table = MemberTable()

  /// The members of a structure in the API's order; of any other shape none.
  static func members(of name: ShapeName) -> [Member] { members.filter { $0.owner == name } }
}
