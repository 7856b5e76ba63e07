/// The Fluent Bit files that a configuration specifies, by their paths in the log router's image.
///
/// It is a class so that all definitions of a run share one copy.
public final class FluentBitFiles: Sendable {
  /// No files.
  public static let none = FluentBitFiles()

  private let results: [String: FluentBitConfiguration.Result]

  private init() { results = [:] }

  /// Reads files and what they include.
  ///
  /// - Parameters:
  ///   - paths: The paths in the image.
  ///   - folder: The files in the repository.
  public init(_ paths: [String], in folder: ImageFolder) {
    var results: [String: FluentBitConfiguration.Result] = [:]
    for path in paths {
      let path = LexicalPath.normalized(path)
      results[path] = FluentBitConfiguration.read(path, in: folder)
    }
    self.results = results
  }

  /// Whether no file is specified.
  var isEmpty: Bool { results.isEmpty }

  /// The file at an absolute path of the image.
  subscript(path: String) -> FluentBitConfiguration.Result? {
    results[LexicalPath.normalized(path)]
  }

  /// The files that could be read.
  var configurations: [FluentBitConfiguration] {
    results.values.compactMap { result in
      if case .configuration(let configuration) = result { configuration } else { nil }
    }
  }
}
