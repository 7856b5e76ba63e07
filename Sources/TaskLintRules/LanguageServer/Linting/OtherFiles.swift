/// The files of `include` as far as findings in a file depend on them.
struct OtherFiles {
  /// What is kept of one file.
  struct File {
    /// Nil for the text of an open document, which is read again each time.
    let stamp: ServerFiles.Stamp?
    fileprivate let records: [CrossRecord]
    fileprivate let mentioned: LogDestinations

    init(_ source: SourceFile, by linter: Linter, stamp: ServerFiles.Stamp?) {
      self.stamp = stamp
      records = linter.records(of: source)
      mentioned = LogDestination.mentioned(in: source)
    }
  }

  /// Records with the same rule and key can conflict.
  private struct Key: Hashable {
    let rule: RuleID
    let key: [String]

    init(_ record: CrossRecord) {
      rule = record.rule
      key = record.record.key
    }
  }

  private var files: [String: File] = [:]
  private var records: [Key: [(path: String, record: CrossRecord)]] = [:]
  /// Whether all files could be read.
  var isComplete = true

  subscript(path: String) -> File? { files[path] }

  mutating func add(_ file: File, at path: String) {
    files[path] = file
    for record in file.records { records[Key(record), default: []].append((path, record)) }
  }

  /// The destinations that files mention, other than the one at a path.
  func mentioned(without path: String) -> LogDestinations {
    files.reduce(into: []) { mentioned, file in
      if file.key != path { mentioned.formUnion(file.value.mentioned) }
    }
  }

  /// The records of other files that may conflict with those of a file.
  func records(comparedWith own: [CrossRecord], at path: String) -> [CrossRecord] {
    Set(own.map(Key.init)).flatMap { records[$0] ?? [] }.filter { $0.path != path }.map(\.record)
  }
}
