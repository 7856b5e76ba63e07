@testable import TaskLintRules

/// Mutates task definitions into others that still parse.
///
/// The tests and the fuzz target `Fuzz/Targets/Definition.swift` use it.
struct DefinitionMutator {
  /// All examples of the rules, which are similar to problems.
  static let seeds: [MutableJSON] = RuleCatalog.rules.flatMap { rule in
    rule.metadata.examples.compactMap { example in
      MutableJSON(SourceFile(path: "a.json", text: example.marked.text))
    }
  }

  private static let tokens = [
    "null", "true", "false", "0", "-1", "1.5", "65536", "99999999999999999999", #""""#, #"" ""#,
    #""a""#, #""0""#, #""true""#, #""awsfirelens""#, #""fluentbit""#, #""${X}""#, #""{{ x }}""#,
    #""arn:aws:iam::1:role/x""#, #""\u001b[31m""#, #""\u202e""#, #""\ud83c""#, #""寿司🍣""#,
    #""::error::x""#, #""%0A""#, #""a\nb""#, "[]", "{}", #"{"Ref":"X"}"#, "\"\(Canary.key)\"",
    "\"https://u:\(Canary.key)@host/\"", "\"Bearer \(Canary.key)\"",
  ]

  private static let keys = seeds.prefix(200).flatMap { keys(of: $0) }

  private var generator: SeededGenerator

  init(seed: Int) { generator = SeededGenerator(seed: UInt64(truncatingIfNeeded: seed)) }

  /// A seed definition with some mutations.
  mutating func definition() -> MutableJSON {
    var definition = Self.seeds.randomElement(using: &generator) ?? .object([])
    for _ in 0..<Int.random(in: 1...5, using: &generator) { mutate(&definition) }
    return definition
  }

  /// Removes, duplicates, converts, swaps, nests, renames or adds a value.
  mutating func mutate(_ definition: inout MutableJSON) {
    let place = Int.random(in: 0..<definition.count, using: &generator)
    let other = Self.piece(of: definition, Int.random(in: 0..<definition.count, using: &generator))
    let token = MutableJSON.token(Self.tokens.randomElement(using: &generator) ?? "null")
    let key = Self.keys.randomElement(using: &generator) ?? #""name""#
    let kind = Int.random(in: 0..<11, using: &generator)
    var generator = generator
    definition = definition.replacing(place) { value in
      switch kind {
      case 0: return token
      case 1: return other
      case 2: return .array([value])
      case 3: return .object([(key, value)])
      case 4: return value.retyped ?? token
      case 5: return value.embedded ?? other
      default: return Self.changed(value, kind, key, token, using: &generator)
      }
    }
    self.generator = generator
  }

  /// Inserts a part of another definition.
  mutating func graft(_ other: MutableJSON, onto definition: inout MutableJSON) {
    let piece = Self.piece(of: other, Int.random(in: 0..<other.count, using: &generator))
    let place = Int.random(in: 0..<definition.count, using: &generator)
    definition = definition.replacing(place) { _ in piece }
  }

  /// Inserts secrets in unknown formats under secret names.
  ///
  /// This must be the last mutation, because under another name they would not be secrets.
  mutating func plant(in definition: inout MutableJSON) {
    for _ in 0..<3 {
      let place = Int.random(in: 0..<definition.count, using: &generator)
      let member = Canary.members.randomElement(using: &generator)
      definition = definition.replacing(place) { value in
        switch value {
        case .object(let members): .object(members + [member].compactMap(\.self))
        case .array(let elements): .array(elements + [Canary.entry])
        case .token: value
        }
      }
    }
  }

  /// An object or array with a property or element removed, duplicated, swapped, renamed or added.
  private static func changed(
    _ value: MutableJSON, _ kind: Int, _ key: String, _ new: MutableJSON,
    using generator: inout SeededGenerator
  ) -> MutableJSON {
    switch value {
    case .object(var members):
      guard let index = members.indices.randomElement(using: &generator) else { return new }
      let second = members.indices.randomElement(using: &generator) ?? index
      switch kind {
      case 6: members.remove(at: index)
      case 7: members.insert(members[index], at: second)
      case 8: swap(&members, index, second)
      case 9: members[index].key = key
      default: members.append((key, new))
      }
      return .object(members)
    case .array(var elements):
      guard let index = elements.indices.randomElement(using: &generator) else { return new }
      switch kind {
      case 6: elements.remove(at: index)
      case 7, 8: elements.append(elements[index])
      case 9: elements.reverse()
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
