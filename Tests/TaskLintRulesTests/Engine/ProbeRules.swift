@testable import TaskLintRules

/// Small rules for tests of the engine.
extension RuleMetadata {
  static func probe(
    _ id: RuleID, category: Category = .ecs, severity: Severity = .error, stage: Stage = .register,
    isPolicy: Bool = false, isSecurity: Bool = false, silences: [RuleID] = []
  ) -> RuleMetadata {
    RuleMetadata(
      id: id, category: category, severity: severity, stage: stage, isPolicy: isPolicy,
      isSecurity: isSecurity, summary: "A probe.", rationale: "A probe.", remedy: "A probe.",
      silences: silences,
      examples: [])
  }
}

extension Message {
  static func probe(_ fact: String) -> Message {
    Message(fact: MessageText(masked: fact), consequence: "nothing follows", remedy: "do nothing")
  }
}

extension TaskDefinition {
  /// The tokens of the images, in file order.
  fileprivate var images: [SourceRange] { containers.compactMap { $0.image.place?.range } }
}

/// Flags each image.
struct ImageProbe: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata.probe("image-probe", severity: .warning)

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.images.map { RuleFinding(at: $0, .probe("an image")) }
  }
}

/// Flags the first image and silences ``ImageProbe``.
struct FirstImageProbe: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata.probe("first-image-probe", silences: ["image-probe"])

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.images.prefix(1).map { RuleFinding(at: $0, .probe("the first image")) }
  }
}

/// Flags the list of containers and covers all images except the first.
struct LaterImagesProbe: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata.probe("later-images-probe", silences: ["image-probe"])

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let later = definition.containers.dropFirst()
    guard !later.isEmpty else { return [] }
    return [
      RuleFinding(at: definition.containersPlace.name, .probe("later images"))
        .covering(later.map { $0.subject("image") })
    ]
  }
}

/// Flags each name twice, from the last to the first.
struct NameProbe: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata.probe("name-probe", severity: .note)

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.containers.reversed().flatMap { container in
      let finding = RuleFinding(
        at: container.nameRange, .probe("container \(container.label)"),
        subject: container.subject("name"))
      return [finding, finding.related(container.nameRange, "once more")]
    }
  }
}

/// Flags the first byte of a file.
struct FirstByteProbe: DocumentRule, PlainRule {
  static let metadata = RuleMetadata.probe("first-byte-probe", category: .input, stage: .edit)

  func findings(in document: LintedDocument) -> [RuleFinding] {
    [RuleFinding(at: SourceRange(0, 1), .probe(document.isNamed ? "named" : "found"))]
  }
}

/// Flags each definition after the first of its family.
struct FamilyProbe: CrossRule, PlainRule {
  static let metadata = RuleMetadata.probe("family-probe")

  func observations(of routing: LogRouting) -> [CrossObservation] {
    guard case .value(let family, let place) = routing.definition.family else { return [] }
    let name = family.text
    return [CrossObservation(at: place.range, key: [String(name.prefix(4))], value: name)]
  }

  func message(_ record: DefinitionRecord, against other: DefinitionRecord) -> Message {
    .probe("'\(record.key.joined())' again, as in \(other.location.path)")
  }

  func relatedNote(_ other: DefinitionRecord) -> String { "the other '\(other.key.joined())'" }
}

/// Reports the names in its setting.
struct SettingProbe: DefinitionRule {
  static let names = RuleSetting("names", defaults: ["default"], summary: "What it says.")
  static let metadata = RuleMetadata.probe("setting-probe")
  private let names: [String]

  init(settings: RuleSettings) { names = settings[Self.names] }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    [
      RuleFinding(
        at: definition.containersPlace.name, .probe(names.joined(separator: " ")))
    ]
  }
}
