/// The Fluent Bit files of a run, with what is needed to show places in them.
///
/// The masks are made once, because many definitions can have the same file.
final class CompanionFiles: Sendable {
  let files: FluentBitFiles
  private let excerpts: [ObjectIdentifier: Excerpts]

  init(_ files: FluentBitFiles) {
    self.files = files
    var excerpts: [ObjectIdentifier: Excerpts] = [:]
    for file in files.configurations.flatMap(\.files) {
      excerpts[ObjectIdentifier(file.source)] = Excerpts(file.source, ClassicMask.mask(file))
    }
    self.excerpts = excerpts
  }

  /// The excerpts of a file.
  func excerpts(of source: SourceFile) -> Excerpts? { excerpts[ObjectIdentifier(source)] }

  /// The paths of the files of each configuration, one for each definition that uses it.
  static func paths(of used: [FluentBitConfiguration]) -> [String] {
    used.isEmpty ? [] : used.flatMap { $0.files.map(\.source.path) }.sorted()
  }
}
