import Testing

/// Checks that no layer of the library uses a later one, which a single module cannot enforce.
@Suite("The layers of the sources")
struct FloorTests {
  /// The layers in order: a layer uses itself and those before it.
  ///
  /// A file belongs to the longest path that contains it.
  private static let floors = [
    "Text", "JSON/Parsing", "JSON/Tree", "JSON/Writing", "Schema", "Masking", "Findings",
    "Definition/Decoding", "Definition/References", "Definition/Model", "FluentBit",
    "FireLens", "FireLens/Rendering", "FireLens/Routes", "Inputs", "Repair", "Rules/Examples",
    "Rules",
    "Engine/Masking", "Engine", "Engine/Fixing", "Engine/Proposal", "Reporters", "Reporters/Routes",
    "Engine/Session", "Documentation", "LanguageServer",
  ]

  private static let library = "Sources/TaskLintRules"
  private static let command = "Sources/TaskLint"

  /// The number of a file's layer; the product is in the first layer, the command in the last.
  private static func floor(of path: String) -> Int? {
    if path.hasPrefix(command + "/") { return floors.count }
    let inside = path.dropFirst(library.count + 1)
    guard inside.contains("/") else { return 0 }
    return floors.indices.filter { inside.hasPrefix(floors[$0] + "/") }
      .max { floors[$0].count < floors[$1].count }
  }

  /// A file, the number of its layer, and its words.
  private struct Entry {
    let file: Repository.File
    let floor: Int
    let words: SwiftWords

    init(_ file: Repository.File) {
      self.file = file
      floor = FloorTests.floor(of: file.path) ?? 0
      words = SwiftWords(file.text)
    }
  }

  /// The sources; if they cannot be read, `everyFolderIsAFloor` fails.
  private static let sources =
    ((try? Repository.swiftFiles(in: library) + Repository.swiftFiles(in: command)) ?? [])
    .map(Entry.init)

  /// Describes each use of a type of a later layer.
  private static func climbs(in read: [Entry]) -> [String] {
    // A name that several layers declare belongs to the first of them.
    var home: [String: Int] = [:]
    for entry in read {
      for type in entry.words.declaredTypes {
        home[type] = min(home[type] ?? entry.floor, entry.floor)
      }
    }
    return read.flatMap { entry in
      Set(entry.words.all.map(String.init)).sorted()
        .filter { home[$0] ?? 0 > entry.floor }
        .map { "\(entry.file.path) reaches up to \($0)" }
    }
  }

  @Test("use no type of a later layer")
  func noFileReachesUp() {
    let climbs = Self.climbs(in: Self.sources)
    #expect(climbs.isEmpty, "\(climbs.joined(separator: "\n"))")
  }

  @Test("are all known")
  func everyFolderIsAFloor() {
    let floors = Self.sources.map { Self.floor(of: $0.file.path) }
    #expect(!floors.contains(nil))
    let found = Set(floors.compactMap(\.self))
    #expect(found.isSuperset(of: [0, 1, 2, 3, 4, 5, 6]), "the sources were not found")
  }

  @Test(
    "detect a file that uses a later layer",
    arguments: [
      ("Text/Leak.swift", "let linter: Linter?", "Linter"),
      ("JSON/Tree/Leak.swift", "func f(_ subject: Subject.Type) {}", "Subject"),
      ("Definition/Model/Leak.swift", "let routing: LogRouting", "LogRouting"),
      ("JSON/Parsing/Leak.swift", "let value: JSONValue", "JSONValue"),
      ("Findings/Leak.swift", "let rules: [any DefinitionRule] = []", "DefinitionRule"),
      ("Rules/Leak.swift", "let report = FileReport.self", "FileReport"),
      ("Engine/Leak.swift", "let reporter: any Reporter", "Reporter"),
      ("Text/Leak.swift", #"let text = "a \(["b", "\(Fix.self)"]) c""#, "Fix"),
      ("Leak.swift", "let node = JSONNode.self", "JSONNode"),
    ])
  func leaksAreCaught(_ path: String, _ text: String, _ type: String) {
    let leak = Repository.File(path: "\(Self.library)/\(path)", text: text)
    let climbs = Self.climbs(in: Self.sources + [Entry(leak)])
    #expect(climbs.contains("\(leak.path) reaches up to \(type)"))
    #expect(climbs.allSatisfy { $0.hasPrefix(leak.path) })
  }

  @Test("can be mentioned in comments and strings")
  func proseIsNoReference() {
    let text = """
      // Linter
      /* Linter /* Linter */ Linter */
      let a = "Linter \\" Linter"
      let b = #"Linter " Linter"#
      let d = "\\(["Linter", "Linter"].joined(separator: " Linter ")) Linter"
      let c = \"""
        Linter " Linter
        \"""
      """
    let prose = Repository.File(path: "\(Self.library)/Text/Prose.swift", text: text)
    #expect(Self.climbs(in: Self.sources + [Entry(prose)]).isEmpty)
  }

  // MARK: - Conventions for all files

  @Test("have no file over 300 lines")
  func filesAreShort() throws {
    let files = try Self.sources.map(\.file) + Repository.swiftFiles(in: "Tests")
    let long = files.filter { !$0.isGenerated && $0.lines.count > 301 }
    #expect(long.isEmpty)
  }

  @Test("do not use Foundation")
  func libraryImportsNoFoundation() {
    let heavy = Self.sources.map(\.file).filter { file in
      file.lines.contains { line in
        line.split(separator: " ").contains("import") && line.contains("Foundation")
      }
    }
    #expect(heavy.isEmpty)
  }
}
