/// The configurations that the ECS agent generates for the definitions of a file, as `tasklint render`
/// prints them.
package struct GeneratedText: Sendable {
  /// What is printed for one definition.
  package struct Result: Sendable {
    /// The family, for the heading where a file has several definitions.
    package let family: String
    /// The file, as the agent writes it; nil if there is none.
    package let text: String?
    /// The reason why no file was generated, or a description of the values that were masked.
    package let remarks: [String]
  }

  /// One for each definition, in the order of the file.
  package let results: [Result]

  /// Generates the configurations.
  ///
  /// - Parameters:
  ///   - contents: The file.
  ///   - isExplained: Whether comments say what each line comes from.
  package init(_ contents: ShownDefinitions, isExplained: Bool) {
    results = contents.routings.map { routing in
      Self.result(routing, contents.mask, isExplained: isExplained)
    }
  }

  private static func result(
    _ routing: LogRouting, _ mask: Mask, isExplained: Bool
  ) -> Result {
    var tally = DefinitionText.Tally()
    let family = routing.definition.familyText.shown(by: mask, &tally)
    tally = DefinitionText.Tally()
    do throws(GenerationFailure) {
      let file = try GeneratedFile(routing)
      let text = Self.text(of: file, mask, isExplained: isExplained, &tally)
      return Result(family: family, text: text, remarks: tally.remarks)
    } catch {
      let reason = VisibleText.escape(error.words.shown(by: mask, &tally))
      return Result(family: family, text: nil, remarks: [reason])
    }
  }

  private static func text(
    of file: GeneratedFile, _ mask: Mask, isExplained: Bool, _ tally: inout DefinitionText.Tally
  ) -> String {
    var text = ""
    for line in file.lines {
      let indent = String(repeating: " ", count: line.indent)
      if isExplained, let origin = line.origin {
        // A value in a comment is in a line below as well, where it is counted.
        var uncounted = DefinitionText.Tally()
        text += visible(indent + "# " + origin.shown(by: mask, &uncounted))
      }
      text += visible(indent + line.text.shown(by: mask, &tally))
    }
    return text
  }

  private static func visible(_ line: String) -> String {
    VisibleText.escape(line, keepsTabs: true) + "\n"
  }
}

extension GenerationFailure {
  fileprivate var words: DefinitionText {
    switch self {
    case .noRouter: "no container has a 'firelensConfiguration', so the agent generates no file"
    case .unknownRouter: "the log router is unresolved"
    case .unresolvedType(let router): "the type of log router '\(router)' is unresolved"
    case .agent(let error): "the agent fails: \(error)"
    }
  }
}

extension DefinitionText.Tally {
  /// Lines for standard error on what is not printed as it is.
  var remarks: [String] {
    var remarks: [String] = []
    if masked > 0 {
      remarks.append(
        masked == 1
          ? "1 value may be a secret and is printed as \(Mask.text)"
          : "\(masked) values may be secrets and are printed as \(Mask.text)")
    }
    if unresolved > 0 {
      remarks.append(
        unresolved == 1
          ? "1 value is unresolved and is printed as \(DefinitionText.unresolvedText)"
          : "\(unresolved) values are unresolved and are printed as "
            + DefinitionText.unresolvedText)
    }
    return remarks
  }
}
