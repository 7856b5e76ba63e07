/// The API's model in words, for hovers.
enum ModelWords {
  /// The type of a property, and whether it is required: `string, required`.
  static func type(of member: APIModel.Member) -> String {
    let form = APIModel.forms[Int(member.shape.rawValue)]
    let kind =
      switch form.kind {
      case .list: "list of \(APIModel.forms[Int(form.element.rawValue)].kind.plural)"
      case .object where !form.isStructure:
        "object with \(APIModel.forms[Int(form.element.rawValue)].kind.plural) as values"
      case .object: "object"
      case .string: "string"
      case .integer: "integer"
      case .boolean: "boolean"
      }
    return kind + (member.isRequired ? ", required" : "")
  }

  /// The limits of a property's values, each as a sentence.
  static func limits(of member: APIModel.Member) -> [String] {
    let limit = APIModel.limit(of: member)
    var sentences = [self.limits(limit?.shape ?? APIModel.shape(of: member.shape))]
    let form = APIModel.forms[Int(member.shape.rawValue)]
    if form.kind == .list {
      let element = limit?.elementShape ?? APIModel.shape(of: form.element)
      sentences.append(limits(element).map { "Each element: \($0)" })
    }
    return sentences.compactMap(\.self)
  }

  private static func limits(_ shape: APIModel.Shape) -> String? {
    switch shape {
    case .oneOf(let words), .oneOfIgnoringCase(let words):
      return "One of \(list(words))."
    case .option(let words): return "One of \(list(words)), if needed with `=` and a value."
    case .beginning(let beginnings): return "Begins with \(list(beginnings))."
    case .text(let length, _), .image(let length):
      return length.lowerBound > 0
        ? "\(length.lowerBound) to \(length.upperBound) characters."
        : "At most \(length.upperBound) characters."
    case .number(let range) where range.upperBound == .max: return "At least \(range.lowerBound)."
    case .number(let range): return "From \(range.lowerBound) to \(range.upperBound)."
    case .amount(let least): return "0, or at least \(least)."
    case .list(_, let count?): return "At most \(count.upperBound) elements."
    case .structure, .list, .map, .string, .integer, .boolean: return nil
    }
  }

  private static func list(_ words: [StaticString]) -> String {
    words.map { "`\($0.description)`" }.joined(separator: ", ")
  }

  /// The values that a property accepts, if they are few.
  static func values(of member: APIModel.Member) -> [String] {
    values(APIModel.limit(of: member)?.shape ?? APIModel.shape(of: member.shape))
  }

  /// The values that an element of a property's list may have, if they are few.
  static func elementValues(of member: APIModel.Member) -> [String] {
    let element = APIModel.forms[Int(member.shape.rawValue)].element
    return values(APIModel.limit(of: member)?.elementShape ?? APIModel.shape(of: element))
  }

  private static func values(_ shape: APIModel.Shape) -> [String] {
    switch shape {
    case .oneOf(let words), .oneOfIgnoringCase(let words), .option(let words):
      words.map(\.description)
    case .boolean: ["true", "false"]
    default: []
    }
  }
}

extension APIModel.Kind {
  fileprivate var plural: String {
    switch self {
    case .object: "objects"
    case .list: "lists"
    case .string: "strings"
    case .integer: "integers"
    case .boolean: "booleans"
    }
  }
}
