extension CustomFile {
  /// A finding in the file or in one that it includes.
  ///
  /// - Parameters:
  ///   - range: The token.
  ///   - source: The file with the token.
  ///   - message: The message.
  ///   - marks: What the finding is about, which identifies it after lines have moved.
  ///   - subject: The place of what it is about, by which rules recognize the same problem.
  ///   - scope: What the finding depends on.
  /// - Returns: The finding.
  func finding(
    at range: SourceRange, in source: SourceFile, _ message: Message, about marks: [String],
    subject: Subject? = nil, scope: RuleFinding.Companion.Scope = .file
  ) -> RuleFinding {
    RuleFinding(
      at: path.range, message,
      subject: subject ?? Subject(["configFiles", source.path, "\(range.start)"])
    )
    .known(by: FindingMarks([configuration.path] + marks))
    .at(
      RuleFinding.Companion(
        source: source, range: range, scope: scope))
  }

  /// A finding about a section, or about one of its properties, which may be missing.
  func finding(
    at range: SourceRange, of section: ClassicSection, property: String = "", _ message: Message,
    scope: RuleFinding.Companion.Scope = .file
  ) -> RuleFinding {
    finding(
      at: range, in: section.source, message,
      about: [section.kind.rawValue, section.plugin?.value.lowercased() ?? "", property],
      subject: subject(of: section, property), scope: scope)
  }

  /// A finding about a setting.
  func finding(at setting: Setting, _ message: Message) -> RuleFinding {
    finding(
      at: setting.property.valueRange, of: setting.section, property: setting.property.name, message
    )
  }

  /// The subject of a property of a section, or of the section.
  func subject(of section: ClassicSection, _ property: String) -> Subject {
    Subject(["configFiles", section.source.path, "\(section.nameRange.start)", property])
  }
}

extension ClassicSection {
  /// The token of a finding about the whole section: the name of its plugin, or its own.
  var mainRange: SourceRange { plugin?.valueRange ?? nameRange }

  /// The section in messages: `output 'datadog'`.
  var label: MessageText {
    let word: MessageText = "\(kind.word)"
    guard let plugin else { return "this \(word)" }
    return "\(word) '\(asked: plugin.value)'"
  }
}
