import Glibc

@testable import TaskLintRules

/// Writes the examples of the rules, their Fluent Bit files, and SARIF logs of their findings as seed files, and the strings in
/// the examples as a dictionary.
@main
enum SeedWriter {
  static func main() {
    let folder = CommandLine.arguments.last ?? "."
    var words: Set<String> = []
    for rule in RuleCatalog.rules {
      let metadata = rule.metadata
      for (number, example) in metadata.examples.enumerated() {
        write(log(of: example), to: "\(folder)/logs/\(metadata.id)-\(number).sarif")
        for (part, document) in example.documents.enumerated() {
          let text = document.marked.text
          guard !document.isFluentBit else {
            write(text, to: "\(folder)/classic/\(metadata.id)-\(number)-\(part).conf")
            continue
          }
          write(text, to: "\(folder)/corpus/\(metadata.id)-\(number)-\(part).json")
          words.formUnion(self.words(in: SourceFile(path: document.path, text: text)))
        }
      }
    }
    write(words.sorted().map(entry).joined(), to: "\(folder)/words.dict")
  }

  /// The findings of an example as a SARIF log without rules, which would make the log longer than
  /// the maximum input length.
  private static func log(of example: Example) -> String {
    let source = SourceFile(path: "a.json", text: example.marked.text)
    let results = SARIFReporter(sourceRoot: "/r", workingDirectory: "/r")
      .render(Linter().lint(source)).findings.map { String(decoding: $0.bytes, as: UTF8.self) }
    return """
      {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"\(Product.name)"}},"results":[
      \(results.joined(separator: ",\n"))
      ]}]}
      """
  }

  /// The short strings of a document, with their quotes.
  private static func words(in source: SourceFile) -> [String] {
    let document = JSONDocument(source)
    return document.nodes.filter { $0.kind == .string && $0.end - $0.start < 48 }
      .map { source.text(in: SourceRange(Int($0.start), Int($0.end))) }
  }

  private static func entry(_ word: String) -> String {
    let bytes = word.utf8.map { byte in
      let isPlain = byte > 0x20 && byte < 0x7F && byte != 0x22 && byte != 0x5C
      let digits = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(UnicodeScalar(byte)) : "\\x" + (digits.count < 2 ? "0" : "") + digits
    }
    return "\"\(bytes.joined())\"\n"
  }

  private static func write(_ text: String, to path: String) {
    guard let file = fopen(path, "w") else { return }
    fputs(text, file)
    fclose(file)
  }
}
