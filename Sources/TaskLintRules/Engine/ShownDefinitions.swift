/// The definitions of a file that `render` and `routes` print, and what of it may not be shown.
package struct ShownDefinitions: Sendable {
  /// The path of the file.
  package let path: String
  /// Why the file holds no definition; nil if it holds some.
  package let problem: String?
  /// Whether the file is invalid JSON in which the definitions could be read anyway.
  package let isRepaired: Bool
  let routings: [LogRouting]
  let mask: Mask
  /// The Fluent Bit files of the repository.
  let companions: CompanionFiles

  /// How many definitions the file holds.
  package var count: Int { routings.count }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - form: The input form that the user gave; nil to detect it.
  ///   - linter: The linter of the file, which has the Fluent Bit files of its configuration.
  package init(_ source: SourceFile, as form: InputForm? = nil, for linter: Linter) {
    self.init(source, as: form, with: linter.companions)
  }

  /// Reads a file.
  init(
    _ source: SourceFile, as form: InputForm? = nil,
    with companions: CompanionFiles = CompanionFiles(.none)
  ) {
    let contents = FileContents(source, as: form)
    path = source.path
    self.companions = companions
    routings = contents.definitions.map { LogRouting($0, files: companions.files) }
    mask = contents.mask
    isRepaired =
      contents.repair != nil || !contents.isWhole
      || contents.documents.contains { !$0.document.recovered.isEmpty }
    problem = routings.isEmpty ? Self.problem(contents, mask) : nil
  }

  private static func problem(_ contents: FileContents, _ mask: Mask) -> String {
    if contents.documents.contains(where: { $0.document.root == nil }) {
      return "not valid JSON; run 'tasklint' to see where"
    }
    guard let first = contents.documents.first, case .none(let description) = first.input else {
      return "no task definition"
    }
    return "no task definition: \(mask.values.masked(phrase: description.phrase))"
  }
}
