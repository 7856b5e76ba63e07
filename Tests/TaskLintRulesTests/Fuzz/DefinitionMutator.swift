@testable import TaskLintRules

/// Changes task definitions into others that still parse.
struct DefinitionMutator {
  /// A key that no output may show, in a form that is known for a secret wherever it stands.
  static let canary = "ghp_7Canary0Canary1Canary2Canary3"

  /// The right definition and all examples, written by rules' authors to come close to a fault.
  static let seeds: [MutableJSON] = RuleCase.all.compactMap { check in
    let source = SourceFile(path: "a.json", text: check.example.marked.text)
    return JSONDocument(source).root.map { MutableJSON($0) }
  }

  private static let tokens = [
    "null", "true", "false", "0", "-1", "1.5", "65536", "99999999999999999999", #""""#, #"" ""#,
    #""a""#, #""0""#, #""true""#, #""awsfirelens""#, #""fluentbit""#, #""${X}""#, #""{{ x }}""#,
    #""arn:aws:iam::1:role/x""#, #""\u001b[31m""#, #""\u202e""#, #""\ud83c""#, #""寿司🍣""#,
    #""::error::x""#, #""%0A""#, #""a\nb""#, "[]", "{}", #"{"Ref":"X"}"#, "\"\(canary)\"",
    "\"https://u:\(canary)@host/\"", "\"Bearer \(canary)\"",
  ]

  private static let keys = seeds.prefix(200).flatMap { keys(of: $0) }

  private var generator: SeededGenerator

  init(seed: Int) { generator = SeededGenerator(seed: UInt64(seed)) }

  /// A definition that is some changes away from a seed.
  mutating func definition() -> MutableJSON {
    var definition = Self.seeds.randomElement(using: &generator) ?? .object([])
    for _ in 0..<Int.random(in: 1...5, using: &generator) { mutate(&definition) }
    return definition
  }

  private mutating func mutate(_ definition: inout MutableJSON) {
    let place = Int.random(in: 0..<definition.count, using: &generator)
    let other = Self.piece(of: definition, Int.random(in: 0..<definition.count, using: &generator))
    let token = MutableJSON.token(Self.tokens.randomElement(using: &generator) ?? "null")
    let key = Self.keys.randomElement(using: &generator) ?? #""name""#
    let kind = Int.random(in: 0..<9, using: &generator)
    var generator = generator
    definition = definition.replacing(place) { value in
      switch kind {
      case 0: return token
      case 1: return other
      case 2: return .array([value])
      case 3: return .object([(key, value)])
      default: return Self.changed(value, kind, key, token, using: &generator)
      }
    }
    self.generator = generator
  }

  /// An object or array with a member or element dropped, doubled, swapped, renamed or added.
  private static func changed(
    _ value: MutableJSON, _ kind: Int, _ key: String, _ new: MutableJSON,
    using generator: inout SeededGenerator
  ) -> MutableJSON {
    switch value {
    case .object(var members):
      guard let index = members.indices.randomElement(using: &generator) else { return new }
      let second = members.indices.randomElement(using: &generator) ?? index
      switch kind {
      case 4: members.remove(at: index)
      case 5: members.insert(members[index], at: second)
      case 6: swap(&members, index, second)
      case 7: members[index].key = key
      default: members.append((key, new))
      }
      return .object(members)
    case .array(var elements):
      guard let index = elements.indices.randomElement(using: &generator) else { return new }
      switch kind {
      case 4: elements.remove(at: index)
      case 5, 6: elements.append(elements[index])
      default: elements.append(new)
      }
      return .array(elements)
    case .token: return new
    }
  }

  private static func swap(
    _ members: inout [(key: String, value: MutableJSON)], _ first: Int, _ second: Int
  ) {
    (members[first].value, members[second].value) = (members[second].value, members[first].value)
  }

  private static func piece(of definition: MutableJSON, _ number: Int) -> MutableJSON {
    var piece = definition
    _ = definition.replacing(number) { value in
      piece = value
      return value
    }
    return piece
  }

  private static func keys(of value: MutableJSON) -> [String] {
    switch value {
    case .object(let members): members.flatMap { [$0.key] + keys(of: $0.value) }
    case .array(let elements): elements.flatMap(keys)
    case .token: []
    }
  }
}
