/// What the ECS API takes for a task definition, as the service's own model tells it.
///
/// The shapes stand in a generated file. They are put into tables for quick look-ups when the first
/// definition is compared with them.
enum APIModel {
  /// A member of a structure.
  struct Member: Sendable {
    let name: StaticString
    let shape: ShapeName
    let isRequired: Bool

    init(_ name: StaticString, _ shape: ShapeName, isRequired: Bool = false) {
      self.name = name
      self.shape = shape
      self.isRequired = isRequired
    }
  }

  /// What a value has to be.
  enum Shape: Sendable {
    case structure([Member])
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

  /// The shapes, each at the raw value of its name.
  static let shapes = ShapeName.allCases.map(definition)

  /// As much of each shape as a walk has to know at every value.
  struct Form: Sendable {
    let kind: Kind
    let isStructure: Bool
    /// What a list or a map holds.
    let element: ShapeName
    /// Whether not every value of the kind will do.
    let isLimited: Bool

    init(_ shape: Shape) {
      kind = shape.kind
      (isStructure, element, isLimited) =
        switch shape {
        case .structure: (true, .string, false)
        case .list(let element, let count): (false, element, count != nil)
        case .map(let element): (false, element, false)
        case .string, .integer, .boolean: (false, .string, false)
        case .oneOf, .text, .image, .number: (false, .string, true)
        }
    }
  }

  /// The forms of the shapes, each at the raw value of its name.
  static let forms = shapes.map(Form.init)

  /// The table of all members of all structures.
  static let table = MemberTable()

  /// The members of a structure in the API's order; of any other shape none.
  static func members(of name: ShapeName) -> [Member] {
    if case .structure(let members) = shapes[Int(name.rawValue)] { members } else { [] }
  }
}

extension APIModel.Shape {
  /// The kind of JSON value that the shape asks for.
  var kind: APIModel.Kind {
    switch self {
    case .structure, .map: .object
    case .list: .list
    case .string, .oneOf, .text, .image: .string
    case .integer, .number: .integer
    case .boolean: .boolean
    }
  }
}
